#!/usr/bin/env nextflow

// Peaks to motifs, and to their places in the genome.
//
//   nextflow run motifs.nf --peaks peaks.csv --genome genome.fa --outdir results
//
// peaks.csv has the columns sample and peaks (BED or narrowPeak).

nextflow.preview.topic = true

include { EMKIT_MOTIF } from './modules/emkit/motif/main'
include { EMKIT_SCAN } from './modules/emkit/scan/main'

workflow MOTIFS {
    take:
    peaks  // channel: [ meta, bed ]
    genome // channel: [ meta, fasta ]

    main:
    EMKIT_MOTIF(peaks, genome)
    EMKIT_SCAN(EMKIT_MOTIF.out.motifs, genome)

    emit:
    motifs = EMKIT_MOTIF.out.motifs
    sites  = EMKIT_SCAN.out.sites
}

workflow {
    peaks = Channel.fromPath(params.peaks, checkIfExists: true)
        .splitCsv(header: true)
        .map { row -> [[id: row.sample], file(row.peaks, checkIfExists: true)] }
    genome = Channel.value([[id: 'genome'], file(params.genome, checkIfExists: true)])
    MOTIFS(peaks, genome)

    Channel.topic('versions')
        .unique()
        .map { process, tool, version -> "${process.tokenize(':').last()}:\n    ${tool}: ${version}" }
        .collectFile(name: 'versions.yml', storeDir: params.outdir, newLine: true, sort: true)
}
