process EMKIT_SCAN {
    tag "$meta.id"
    label 'process_medium'

    conda "${moduleDir}/environment.yml"
    container "emkit:0.1.0"

    input:
    tuple val(meta), path(motifs)
    tuple val(meta2), path(genome)

    output:
    tuple val(meta), path("${prefix}")                                                          , emit: results
    tuple val(meta), path("${prefix}/sites.tsv*")                                               , emit: sites, optional: true
    tuple val(meta), path("${prefix}/sites.bed*")                                               , emit: bed, optional: true
    tuple val(meta), path("${prefix}/motifs.tsv")                                               , emit: motifs
    tuple val("${task.process}"), val('emkit'), eval("emkit --version | sed 's/^emkit //'")     , emit: versions_emkit, topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    def avail_mem = task.memory ? (task.memory.mega * 0.8).intValue() : 3072
    """
    emkit \\
        -Xmx${avail_mem}M \\
        scan \\
        --threads ${task.cpus} \\
        --tmp-dir . \\
        ${args} \\
        --out ${prefix} \\
        ${motifs} \\
        ${genome}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p ${prefix}
    touch ${prefix}/sites.tsv ${prefix}/motifs.tsv ${prefix}/run.json
    """
}
