version 1.1

# BAM to abundances: quantifies samples and joins them into matrices.

task quant {
    input {
        String sample
        Array[File]+ alignments
        File? transcripts
        File? genes
        String lib_type = "A"
        Int bootstraps = 0
        Int seed = 42

        Int cpu = 2
        Int memory_gib = 4
        String docker_image = "emkit:0.1.0"
    }

    command <<<
        set -e -o pipefail
        emkit -Xmx~{memory_gib * 820}m quant \
            --alignments ~{sep(" ", quote(alignments))} \
            ~{"--transcripts '" + transcripts + "'"} \
            ~{"--genes '" + genes + "'"} \
            --lib-type ~{lib_type} \
            --bootstraps ~{bootstraps} \
            --seed ~{seed} \
            --threads ~{cpu} \
            --tmp-dir . \
            --out '~{sample}'
        tar -cf '~{sample}.tar' '~{sample}'
    >>>

    output {
        File quant_sf = sample + "/quant.sf"
        File? quant_genes_sf = sample + "/quant.genes.sf"
        File read_fates = sample + "/read_fates.tsv"
        File run_json = sample + "/run.json"
        Array[File] multiqc = glob(sample + "/*_mqc.json")
        File results_tar = sample + ".tar"
    }

    runtime {
        cpu: cpu
        memory: "~{memory_gib} GiB"
        docker: docker_image
    }

    meta {
        description: "Abundance of transcripts and genes from reads aligned to transcripts."
    }

    parameter_meta {
        sample: {description: "Name of the sample.", category: "required"}
        alignments: {description: "SAM, BAM or CRAM in any order; several are lanes of the sample.", category: "required"}
        transcripts: {description: "FASTA that the reads were aligned to; needed for CRAM.", category: "common"}
        genes: {description: "GTF, GFF3 or a table of transcript and gene.", category: "common"}
        lib_type: {description: "Library type in salmon's letters; A: decided from the reads.", category: "common"}
        bootstraps: {description: "Number of bootstrap replicates.", category: "common"}
        seed: {description: "Seed of the bootstraps.", category: "advanced"}
        cpu: {description: "Threads.", category: "advanced"}
        memory_gib: {description: "Memory of the task; Java takes four fifths of it.", category: "advanced"}
        docker_image: {description: "Image with emkit on PATH.", category: "advanced"}
    }
}

task merge {
    input {
        Array[String]+ samples
        Array[File]+ quants
        File? genes

        Int memory_gib = 2
        String docker_image = "emkit:0.1.0"
    }

    command <<<
        set -e -o pipefail
        emkit -Xmx~{memory_gib * 820}m merge \
            ~{"--genes '" + genes + "'"} \
            --names '~{sep(",", samples)}' \
            --tmp-dir . \
            --out merged \
            ~{sep(" ", quote(quants))}
    >>>

    output {
        File transcript_counts = "merged/transcript_counts.tsv"
        File transcript_tpm = "merged/transcript_tpm.tsv"
        File transcript_lengths = "merged/transcript_lengths.tsv"
        File? gene_counts = "merged/gene_counts.tsv"
        File? gene_counts_scaled = "merged/gene_counts_scaled.tsv"
        File? gene_counts_length_scaled = "merged/gene_counts_length_scaled.tsv"
        File? gene_tpm = "merged/gene_tpm.tsv"
        File? gene_lengths = "merged/gene_lengths.tsv"
        File? tx2gene = "merged/tx2gene.tsv"
        File samples_tsv = "merged/samples.tsv"
    }

    runtime {
        cpu: 1
        memory: "~{memory_gib} GiB"
        docker: docker_image
    }

    meta {
        description: "Joins the abundances of many samples into matrices of transcripts and genes."
    }

    parameter_meta {
        samples: {description: "Names of samples, in the order of quants.", category: "required"}
        quants: {description: "quant.sf of each sample.", category: "required"}
        genes: {description: "GTF, GFF3 or a table of transcript and gene.", category: "common"}
        memory_gib: {description: "Memory of the task; Java takes four fifths of it.", category: "advanced"}
        docker_image: {description: "Image with emkit on PATH.", category: "advanced"}
    }
}

struct Sample {
    String name
    Array[File]+ alignments
}

workflow quantify {
    input {
        Array[Sample]+ samples
        File? transcripts
        File? genes
        Int bootstraps = 0
    }

    scatter (sample in samples) {
        String sample_name = sample.name
        call quant {
            input:
                sample = sample.name,
                alignments = sample.alignments,
                transcripts = transcripts,
                genes = genes,
                bootstraps = bootstraps
        }
    }

    call merge {
        input:
            samples = sample_name,
            quants = quant.quant_sf,
            genes = genes
    }

    output {
        Array[File] results = quant.results_tar
        Array[File] multiqc = flatten(quant.multiqc)
        File transcript_counts = merge.transcript_counts
        File transcript_tpm = merge.transcript_tpm
        File transcript_lengths = merge.transcript_lengths
        File? gene_counts = merge.gene_counts
        File? gene_counts_scaled = merge.gene_counts_scaled
        File? gene_counts_length_scaled = merge.gene_counts_length_scaled
        File? gene_tpm = merge.gene_tpm
        File? gene_lengths = merge.gene_lengths
        File? tx2gene = merge.tx2gene
        File samples_tsv = merge.samples_tsv
    }

    meta {
        description: "BAM to abundances of transcripts and genes, and matrices of many samples."
    }

    parameter_meta {
        samples: {description: "Name and files of each sample.", category: "required"}
        transcripts: {description: "FASTA that the reads were aligned to; needed for CRAM.", category: "common"}
        genes: {description: "GTF, GFF3 or a table of transcript and gene.", category: "common"}
        bootstraps: {description: "Number of bootstrap replicates of each sample.", category: "common"}
    }
}
