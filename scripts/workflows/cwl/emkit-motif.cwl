#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: CommandLineTool
label: emkit motif
doc: Finds the motifs that recur in sequences, or in regions of a genome.

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
    valueFrom: motif
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
    doc: Name of the folder of results.
  sequences:
    type: File?
    doc: FASTA; or genome and regions are given.
    format: edam:format_1929
    inputBinding: {position: 4}
  genome:
    type: File?
    doc: FASTA that regions are of.
    format: edam:format_1929
    inputBinding: {position: 2, prefix: --genome}
  regions:
    type: File?
    doc: BED or narrowPeak.
    format: [edam:format_3003, edam:format_3613]
    inputBinding: {position: 2, prefix: --regions}
  control:
    type: File?
    doc: Sequences or regions without the motifs.
    inputBinding: {position: 2, prefix: --control}
  motifs:
    type: int?
    doc: Motifs to find at most.
    inputBinding: {position: 2, prefix: --motifs}
  min_width:
    type: int?
    inputBinding: {position: 2, prefix: --min-width}
  max_width:
    type: int?
    inputBinding: {position: 2, prefix: --max-width}
  seed:
    type: long?
    inputBinding: {position: 2, prefix: --seed}

outputs:
  results:
    type: Directory
    outputBinding: {glob: $(inputs.sample)}
  motifs_meme:
    type: File
    outputBinding: {glob: $(inputs.sample)/motifs.meme}
  log:
    type: stderr

stderr: $(inputs.sample).log
temporaryFailCodes: [137, 143]

$namespaces:
  edam: http://edamontology.org/
