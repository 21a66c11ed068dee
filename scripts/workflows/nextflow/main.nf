#!/usr/bin/env nextflow

// BAM to abundances: quantifies samples and joins them into matrices.
//
//   nextflow run main.nf --samples samples.csv --transcripts transcripts.fa --genes genes.gtf --outdir results
//
// samples.csv has the columns sample and bam; lines of one sample are lanes of it.

nextflow.preview.topic = true

include { EMKIT_QUANT } from './modules/emkit/quant/main'
include { EMKIT_MERGE } from './modules/emkit/merge/main'

workflow QUANTIFY {
    take:
    samples     // channel: [ meta, [ bam, ... ] ]
    transcripts // channel: [ meta, fasta or [] ]
    genes       // channel: [ meta, gtf, gff3, table or [] ]

    main:
    EMKIT_QUANT(samples, transcripts, genes)
    merged = EMKIT_QUANT.out.results
        .toSortedList { a, b -> a[0].id <=> b[0].id }
        .map { all -> [[id: 'merged'], all.collect { it[1] }] }
    EMKIT_MERGE(merged, genes)

    emit:
    results     = EMKIT_QUANT.out.results
    gene_counts = EMKIT_MERGE.out.gene_counts
}

workflow {
    samples = Channel.fromPath(params.samples, checkIfExists: true)
        .splitCsv(header: true)
        .map { row -> [row.sample, file(row.bam, checkIfExists: true)] }
        .groupTuple(sort: true)
        .map { id, bams -> [[id: id], bams] }
    transcripts = Channel.value([[id: 'transcripts'], params.transcripts ? file(params.transcripts, checkIfExists: true) : []])
    genes = Channel.value([[id: 'genes'], params.genes ? file(params.genes, checkIfExists: true) : []])
    QUANTIFY(samples, transcripts, genes)

    Channel.topic('versions')
        .unique()
        .map { process, tool, version -> "${process.tokenize(':').last()}:\n    ${tool}: ${version}" }
        .collectFile(name: 'versions.yml', storeDir: params.outdir, newLine: true, sort: true)
}
