# Peaks to motifs, and to their places in the genome.
#
#   snakemake -s motifs.smk --cores 4 --config peaks=peaks.csv genome=genome.fa outdir=results
#
# peaks.csv has the columns sample and peaks (BED or narrowPeak).
import csv

WRAPPERS = f"file:{workflow.basedir}/wrappers/emkit"
OUT = config.get("outdir", "results")
with open(config["peaks"], newline="") as sheet:
    PEAKS = {row["sample"]: row["peaks"] for row in csv.DictReader(sheet)}


wildcard_constraints:
    sample="|".join(PEAKS),


rule all:
    input:
        expand(f"{OUT}/scan/{{sample}}/sites.tsv", sample=PEAKS),


rule motif:
    input:
        regions=lambda wildcards: PEAKS[wildcards.sample],
        genome=config["genome"],
    output:
        motifs=f"{OUT}/motifs/{{sample}}/motifs.meme",
        sites=f"{OUT}/motifs/{{sample}}/sites.tsv",
        run=f"{OUT}/motifs/{{sample}}/run.json",
    log:
        f"{OUT}/logs/motif/{{sample}}.log",
    params:
        extra=config.get("motif", ""),
    threads: 2
    resources:
        mem_mb=4000,
    wrapper:
        f"{WRAPPERS}/motif"


rule scan:
    input:
        motifs=f"{OUT}/motifs/{{sample}}/motifs.meme",
        sequences=config["genome"],
    output:
        sites=f"{OUT}/scan/{{sample}}/sites.tsv",
        motifs=f"{OUT}/scan/{{sample}}/motifs.tsv",
    log:
        f"{OUT}/logs/scan/{{sample}}.log",
    params:
        extra=config.get("scan", ""),
    threads: 2
    resources:
        mem_mb=4000,
    wrapper:
        f"{WRAPPERS}/scan"
