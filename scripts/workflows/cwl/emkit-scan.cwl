#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: CommandLineTool
label: emkit scan
doc: Finds the places of motifs in sequences or a genome.

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
    valueFrom: scan
  - position: 3
    prefix: --threads
    valueFrom: $(runtime.cores)
  - position: 3
    prefix: --tmp-dir
    valueFrom: $(runtime.tmpdir)
  - position: 3
    prefix: --out
    valueFrom: $(inputs.name)

inputs:
  name:
    type: string
    default: scan
    doc: Name of the folder of results.
  motifs:
    type: File
    doc: MEME, JASPAR, TRANSFAC or HOMER.
    inputBinding: {position: 4}
  sequences:
    type: File
    doc: FASTA.
    format: edam:format_1929
    inputBinding: {position: 5}
  p_value:
    type: double?
    doc: Highest p-value of a site.
    inputBinding: {position: 2, prefix: --p-value}

outputs:
  results:
    type: Directory
    outputBinding: {glob: $(inputs.name)}
  sites:
    type: File
    outputBinding: {glob: $(inputs.name)/sites.tsv}
  log:
    type: stderr

stderr: $(inputs.name).log
temporaryFailCodes: [137, 143]

$namespaces:
  edam: http://edamontology.org/
