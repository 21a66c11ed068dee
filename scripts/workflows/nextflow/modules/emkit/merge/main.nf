process EMKIT_MERGE {
    tag "$meta.id"
    label 'process_single'

    conda "${moduleDir}/environment.yml"
    container "emkit:0.1.0"

    input:
    tuple val(meta), path(results, stageAs: 'input/*')
    tuple val(meta2), path(genes)

    output:
    tuple val(meta), path("${prefix}/transcript_counts.tsv")                                    , emit: transcript_counts
    tuple val(meta), path("${prefix}/transcript_tpm.tsv")                                       , emit: transcript_tpm
    tuple val(meta), path("${prefix}/transcript_lengths.tsv")                                   , emit: transcript_lengths
    tuple val(meta), path("${prefix}/gene_counts.tsv")                                          , emit: gene_counts, optional: true
    tuple val(meta), path("${prefix}/gene_counts_scaled.tsv")                                   , emit: gene_counts_scaled, optional: true
    tuple val(meta), path("${prefix}/gene_counts_length_scaled.tsv")                            , emit: gene_counts_length_scaled, optional: true
    tuple val(meta), path("${prefix}/gene_tpm.tsv")                                             , emit: gene_tpm, optional: true
    tuple val(meta), path("${prefix}/gene_lengths.tsv")                                         , emit: gene_lengths, optional: true
    tuple val(meta), path("${prefix}/tx2gene.tsv")                                              , emit: tx2gene, optional: true
    tuple val(meta), path("${prefix}/samples.tsv")                                              , emit: samples
    tuple val("${task.process}"), val('emkit'), eval("emkit --version | sed 's/^emkit //'")     , emit: versions_emkit, topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    def avail_mem = task.memory ? (task.memory.mega * 0.8).intValue() : 3072
    def map = genes ? "--genes ${genes}" : ''
    """
    emkit \\
        -Xmx${avail_mem}M \\
        merge \\
        ${map} \\
        --tmp-dir . \\
        ${args} \\
        --out ${prefix} \\
        ${results}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p ${prefix}
    touch ${prefix}/transcript_counts.tsv ${prefix}/transcript_tpm.tsv ${prefix}/transcript_lengths.tsv
    touch ${prefix}/samples.tsv
    if [ -n "${genes}" ]; then touch ${prefix}/gene_counts.tsv ${prefix}/gene_tpm.tsv ${prefix}/tx2gene.tsv; fi
    """
}
