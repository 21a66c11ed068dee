process EMKIT_QUANT {
    tag "$meta.id"
    label 'process_medium'

    conda "${moduleDir}/environment.yml"
    container "emkit:0.1.0"

    input:
    tuple val(meta), path(bam, stageAs: 'input/?/*')
    tuple val(meta2), path(transcripts)
    tuple val(meta3), path(genes)

    output:
    tuple val(meta), path("${prefix}")                                                          , emit: results
    tuple val(meta), path("${prefix}/quant.sf")                                                 , emit: quant
    tuple val(meta), path("${prefix}/quant.genes.sf")                                           , emit: genes, optional: true
    tuple val(meta), path("${prefix}/*_mqc.json")                                               , emit: multiqc, optional: true
    tuple val("${task.process}"), val('emkit'), eval("emkit --version | sed 's/^emkit //'")     , emit: versions_emkit, topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    def avail_mem = task.memory ? (task.memory.mega * 0.8).intValue() : 3072
    def fasta = transcripts ? "--transcripts ${transcripts}" : ''
    def map = genes ? "--genes ${genes}" : ''
    """
    emkit \\
        -Xmx${avail_mem}M \\
        quant \\
        --alignments ${bam} \\
        ${fasta} \\
        ${map} \\
        --threads ${task.cpus} \\
        --tmp-dir . \\
        ${args} \\
        --out ${prefix}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p ${prefix}/aux_info ${prefix}/libParams
    touch ${prefix}/quant.sf
    touch ${prefix}/read_fates.tsv ${prefix}/run.json ${prefix}/cmd_info.json ${prefix}/lib_format_counts.json
    touch ${prefix}/emkit_mqc.json ${prefix}/emkit_read_fates_mqc.json ${prefix}/emkit_fragment_lengths_mqc.json
    touch ${prefix}/libParams/flenDist.txt ${prefix}/aux_info/ambig_info.tsv ${prefix}/aux_info/meta_info.json
    if [ -n "${genes}" ]; then touch ${prefix}/quant.genes.sf; fi
    """
}
