#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: CommandLineTool
label: emkit quant
doc: Abundance of transcripts and genes from reads aligned to transcripts, by expectation-maximisation.

hints:
  DockerRequirement:
    dockerPull: emkit:0.1.0
  SoftwareRequirement:
    packages:
      emkit:
        version: ["0.1.0"]
  ResourceRequirement:
    coresMin: 1
    ramMin: 4000
requirements:
  InlineJavascriptRequirement: {}

baseCommand: emkit
arguments:
  - position: 0
    valueFrom: -Xmx$(Math.floor(runtime.ram * 0.8))m
  - position: 1
    valueFrom: quant
  - position: 3
    prefix: --threads
    valueFrom: $(runtime.cores)
  - position: 3
    prefix: --tmp-dir
    valueFrom: $(runtime.tmpdir)
  - position: 3
    prefix: --out
    valueFrom: $(inputs.sample)

inputs:
  sample:
    type: string
    doc: Name of the sample, and of the folder of its results.
  alignments:
    type: File[]
    doc: SAM, BAM or CRAM of reads aligned to transcripts, in any order; several are lanes of the sample.
    format: [edam:format_2572, edam:format_2573, edam:format_3462]
    inputBinding: {position: 2, prefix: --alignments}
  transcripts:
    type: File?
    doc: The transcripts that reads were aligned to; needed for CRAM.
    format: edam:format_1929
    inputBinding: {position: 2, prefix: --transcripts}
  genes:
    type: File?
    doc: Genes of transcripts, as GTF, GFF3 or a table of transcript and gene.
    inputBinding: {position: 2, prefix: --genes}
  lib_type:
    type: string?
    doc: Library type in salmon's letters; decided from the reads where it is not given.
    inputBinding: {position: 2, prefix: --lib-type}
  bootstraps:
    type: int?
    doc: Number of bootstrap replicates.
    inputBinding: {position: 2, prefix: --bootstraps}
  seed:
    type: long?
    doc: Seed of the bootstraps.
    inputBinding: {position: 2, prefix: --seed}

outputs:
  results:
    type: Directory
    doc: All results, in the layout of salmon's.
    outputBinding: {glob: $(inputs.sample)}
  quant:
    type: File
    outputBinding: {glob: $(inputs.sample)/quant.sf}
  genes_quant:
    type: File?
    outputBinding: {glob: $(inputs.sample)/quant.genes.sf}
  log:
    type: stderr

stderr: $(inputs.sample).log
successCodes: [0]
temporaryFailCodes: [137, 143]

$namespaces:
  edam: http://edamontology.org/
