# Whether tximport, DESeq2 and fishpond take the results: of single samples, and the matrices of emkit merge, which must be
# what tximport makes of the samples.
#
#   Rscript downstream.R QUANTS MERGED TX2GENE
#
# QUANTS has a folder of each sample, with bootstraps; a sample's name without its number is its condition.
suppressMessages({
  library(tximport)
  library(DESeq2)
  library(fishpond)
  library(SummarizedExperiment)
})
arguments <- commandArgs(trailingOnly = TRUE)
quants <- arguments[1]
merged <- arguments[2]
tx2gene <- read.delim(arguments[3], header = FALSE)[, 1:2]

samples <- read.delim(file.path(merged, "samples.tsv"))$names
files <- setNames(file.path(quants, samples, "quant.sf"), samples)
condition <- factor(sub("[0-9]+$", "", samples))
stopifnot(nlevels(condition) == 2, file.exists(files))

matrix_of <- function(name) {
  as.matrix(read.delim(file.path(merged, name), row.names = 1, check.names = FALSE))
}
same <- function(ours, theirs, tolerance, what) {
  ours <- ours[rownames(theirs), colnames(theirs)]
  difference <- max(abs(ours - theirs))
  cat(sprintf("%-32s %d x %d, largest difference %.2g\n", what, nrow(ours), ncol(ours), difference))
  stopifnot(difference <= tolerance)
}

transcripts <- tximport(files, type = "salmon", txOut = TRUE)
same(matrix_of("transcript_counts.tsv"), transcripts$counts, 0, "transcript_counts.tsv")
same(matrix_of("transcript_tpm.tsv"), transcripts$abundance, 0, "transcript_tpm.tsv")
same(matrix_of("transcript_lengths.tsv"), transcripts$length, 0, "transcript_lengths.tsv")

genes <- tximport(files, type = "salmon", tx2gene = tx2gene)
same(matrix_of("gene_counts.tsv"), genes$counts, 0.00051, "gene_counts.tsv")
same(matrix_of("gene_tpm.tsv"), genes$abundance, 0.00000051, "gene_tpm.tsv")
same(matrix_of("gene_lengths.tsv"), genes$length, 0.00051, "gene_lengths.tsv")
for (kind in c("scaledTPM", "lengthScaledTPM")) {
  name <- c(scaledTPM = "gene_counts_scaled.tsv", lengthScaledTPM = "gene_counts_length_scaled.tsv")[[kind]]
  scaled <- tximport(files, type = "salmon", tx2gene = tx2gene, countsFromAbundance = kind)
  same(matrix_of(name), scaled$counts, 0.00051, name)
}

fit <- function(txi) {
  dds <- DESeqDataSetFromTximport(txi, data.frame(condition, row.names = samples), ~condition)
  results(suppressMessages(DESeq(dds, fitType = "mean", quiet = TRUE)))
}
ours <- fit(list(
  counts = matrix_of("gene_counts.tsv"), abundance = matrix_of("gene_tpm.tsv"),
  length = matrix_of("gene_lengths.tsv"), countsFromAbundance = "no"
))
theirs <- fit(genes)
ours <- ours[rownames(theirs), ]
stopifnot(identical(is.na(ours$log2FoldChange), is.na(theirs$log2FoldChange)))
stopifnot(max(abs(ours$log2FoldChange - theirs$log2FoldChange), na.rm = TRUE) < 1e-3)
# Every fourth gene has a third of its fragments where treated; counts are few, and all is relative.
changed <- as.integer(sub("G", "", rownames(ours))) %% 4 == 0
expressed <- !is.na(ours$log2FoldChange) & ours$baseMean > 5
cat(sprintf("DESeq2: median log2 fold change %.2f of changed genes, %.2f of others\n",
  median(ours$log2FoldChange[changed & expressed]), median(ours$log2FoldChange[!changed & expressed])))
stopifnot(median(ours$log2FoldChange[changed & expressed]) < median(ours$log2FoldChange[!changed & expressed]) - 1)

# Bootstraps, as fishpond takes them: a matrix of each replicate.
replicates <- transcripts$infReps
count <- unique(vapply(replicates, ncol, 0L))
stopifnot(length(replicates) == length(samples), length(count) == 1, count >= 2)
assays <- list(counts = transcripts$counts, abundance = transcripts$abundance, length = transcripts$length)
for (r in seq_len(count)) {
  assays[[paste0("infRep", r)]] <- vapply(replicates, function(m) m[, r], numeric(nrow(transcripts$counts)))
  dimnames(assays[[paste0("infRep", r)]]) <- dimnames(transcripts$counts)
}
swished <- SummarizedExperiment(assays, colData = DataFrame(condition, row.names = samples))
swished <- labelKeep(scaleInfReps(swished, quiet = TRUE), minCount = 5, minN = 2)
set.seed(1)
swished <- swish(swished[mcols(swished)$keep, ], x = "condition", quiet = TRUE)
swished <- computeInfRV(swished)
cat(sprintf("fishpond: %d transcripts, %d replicates, mean inferential relative variance %.2f\n",
  nrow(swished), count, mean(mcols(swished)$meanInfRV)))
stopifnot(nrow(swished) > 10, all(is.finite(mcols(swished)$log2FC)), all(mcols(swished)$meanInfRV >= 0))
gene <- tx2gene[match(rownames(swished), tx2gene[, 1]), 2]
lowered <- as.integer(sub("G", "", gene)) %% 4 == 0
# Swish adds 5 to all counts, which are few here: with 100 replicates a third of the fragments shows as 0.86 to 0.95, not as
# 1.58, and 12 replicates move that by 0.1.
stopifnot(median(mcols(swished)$log2FC[lowered]) < median(mcols(swished)$log2FC[!lowered]) - 0.5)
