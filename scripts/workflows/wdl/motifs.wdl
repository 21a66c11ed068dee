version 1.1

# Peaks to motifs, and to their places in the genome.

task motif {
    input {
        String sample
        File genome
        File regions
        File? control
        Int motifs = 3
        Int min_width = 6
        Int max_width = 50
        Int seed = 42

        Int cpu = 2
        Int memory_gib = 4
        String docker_image = "emkit:0.1.0"
    }

    command <<<
        set -e -o pipefail
        # Where the genome lies nothing may be written: its index goes beside a link.
        ln -s '~{genome}' genome.fa
        emkit -Xmx~{memory_gib * 820}m motif \
            --genome genome.fa \
            --regions '~{regions}' \
            ~{"--control '" + control + "'"} \
            --motifs ~{motifs} \
            --min-width ~{min_width} \
            --max-width ~{max_width} \
            --seed ~{seed} \
            --threads ~{cpu} \
            --tmp-dir . \
            --out '~{sample}'
    >>>

    output {
        File motifs_meme = sample + "/motifs.meme"
        File meme_txt = sample + "/meme.txt"
        File sites_tsv = sample + "/sites.tsv"
        File report_html = sample + "/report.html"
        File run_json = sample + "/run.json"
    }

    runtime {
        cpu: cpu
        memory: "~{memory_gib} GiB"
        docker: docker_image
    }

    meta {
        description: "Motifs that recur in regions of a genome."
    }

    parameter_meta {
        sample: {description: "Name of the sample.", category: "required"}
        genome: {description: "FASTA, plain.", category: "required"}
        regions: {description: "BED or narrowPeak.", category: "required"}
        control: {description: "Regions or sequences without the motifs.", category: "common"}
        motifs: {description: "Motifs to find at most.", category: "common"}
        min_width: {description: "Narrowest motif.", category: "common"}
        max_width: {description: "Widest motif.", category: "common"}
        seed: {description: "Seed of shuffled sequences and random starts.", category: "advanced"}
        cpu: {description: "Threads.", category: "advanced"}
        memory_gib: {description: "Memory of the task; Java takes four fifths of it.", category: "advanced"}
        docker_image: {description: "Image with emkit on PATH.", category: "advanced"}
    }
}

task scan {
    input {
        String sample
        File motifs
        File sequences
        Float p_value = 0.0001

        Int cpu = 2
        Int memory_gib = 4
        String docker_image = "emkit:0.1.0"
    }

    command <<<
        set -e -o pipefail
        emkit -Xmx~{memory_gib * 820}m scan \
            --p-value ~{p_value} \
            --threads ~{cpu} \
            --tmp-dir . \
            --out '~{sample}' \
            '~{motifs}' \
            '~{sequences}'
    >>>

    output {
        File sites = sample + "/sites.tsv"
        File thresholds = sample + "/motifs.tsv"
    }

    runtime {
        cpu: cpu
        memory: "~{memory_gib} GiB"
        docker: docker_image
    }

    meta {
        description: "Places of motifs in sequences or a genome."
    }

    parameter_meta {
        sample: {description: "Name of the sample.", category: "required"}
        motifs: {description: "MEME, JASPAR, TRANSFAC or HOMER.", category: "required"}
        sequences: {description: "FASTA.", category: "required"}
        p_value: {description: "Highest p-value of a site.", category: "common"}
        cpu: {description: "Threads.", category: "advanced"}
        memory_gib: {description: "Memory of the task; Java takes four fifths of it.", category: "advanced"}
        docker_image: {description: "Image with emkit on PATH.", category: "advanced"}
    }
}

workflow peaks_to_sites {
    input {
        String sample
        File genome
        File peaks
        Int motifs = 3
        Int max_width = 50
    }

    call motif {
        input:
            sample = sample,
            genome = genome,
            regions = peaks,
            motifs = motifs,
            max_width = max_width
    }

    call scan {
        input:
            sample = sample,
            motifs = motif.motifs_meme,
            sequences = genome
    }

    output {
        File motifs_meme = motif.motifs_meme
        File motif_sites = motif.sites_tsv
        File report_html = motif.report_html
        File sites = scan.sites
    }

    meta {
        description: "Peaks to motifs, and to their places in the genome."
    }

    parameter_meta {
        sample: {description: "Name of the sample.", category: "required"}
        genome: {description: "FASTA, plain.", category: "required"}
        peaks: {description: "BED or narrowPeak.", category: "required"}
        motifs: {description: "Motifs to find at most.", category: "common"}
        max_width: {description: "Widest motif.", category: "common"}
    }
}
