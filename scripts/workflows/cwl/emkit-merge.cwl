#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: CommandLineTool
label: emkit merge
doc: Joins the abundances of many samples into matrices of transcripts and genes.

hints:
  DockerRequirement:
    dockerPull: emkit:0.1.0
  SoftwareRequirement:
    packages:
      emkit:
        version: ["0.1.0"]
  ResourceRequirement:
    coresMin: 1
    ramMin: 2000
requirements:
  InlineJavascriptRequirement: {}

baseCommand: emkit
arguments:
  - position: 0
    valueFrom: -Xmx$(Math.floor(runtime.ram * 0.8))m
  - position: 1
    valueFrom: merge
  - position: 3
    prefix: --tmp-dir
    valueFrom: $(runtime.tmpdir)
  - position: 3
    prefix: --out
    valueFrom: $(inputs.name)

inputs:
  name:
    type: string
    default: merged
    doc: Name of the folder of matrices.
  results:
    type: Directory[]
    doc: Results of emkit quant or salmon, a folder each; a folder's name is the sample's.
    inputBinding: {position: 4}
  genes:
    type: File?
    doc: Genes of transcripts, as GTF, GFF3 or a table of transcript and gene; else each sample's quant.genes.sf is taken.
    inputBinding: {position: 2, prefix: --genes}

outputs:
  matrices:
    type: Directory
    outputBinding: {glob: $(inputs.name)}
  log:
    type: stderr

stderr: $(inputs.name).log
temporaryFailCodes: [137, 143]
