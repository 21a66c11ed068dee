process EMKIT_MOTIF {
    tag "$meta.id"
    label 'process_medium'

    conda "${moduleDir}/environment.yml"
    container "emkit:0.1.0"

    input:
    tuple val(meta), path(peaks)
    tuple val(meta2), path(genome)

    output:
    tuple val(meta), path("${prefix}")                                                          , emit: results
    tuple val(meta), path("${prefix}/motifs.meme")                                              , emit: motifs
    tuple val(meta), path("${prefix}/sites.tsv")                                                , emit: sites
    tuple val(meta), path("${prefix}/report.html")                                              , emit: html, optional: true
    tuple val(meta), path("${prefix}/*_mqc.json")                                               , emit: multiqc, optional: true
    tuple val("${task.process}"), val('emkit'), eval("emkit --version | sed 's/^emkit //'")     , emit: versions_emkit, topic: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    def avail_mem = task.memory ? (task.memory.mega * 0.8).intValue() : 3072
    // Peaks are regions of a genome, or sequences where there is none.
    def input = genome ? "--genome ${genome} --regions ${peaks}" : "${peaks}"
    """
    emkit \\
        -Xmx${avail_mem}M \\
        motif \\
        ${input} \\
        --threads ${task.cpus} \\
        --tmp-dir . \\
        ${args} \\
        --out ${prefix}
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir -p ${prefix}
    touch ${prefix}/motifs.meme ${prefix}/meme.txt ${prefix}/sites.tsv ${prefix}/report.html ${prefix}/run.json
    """
}
