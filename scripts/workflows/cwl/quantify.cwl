#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: Workflow
label: BAM to abundances of transcripts and genes
doc: Quantifies samples and joins them into matrices.

requirements:
  ScatterFeatureRequirement: {}

inputs:
  samples:
    type: string[]
    doc: Names of samples.
  alignments:
    type:
      type: array
      items: {type: array, items: File}
    doc: Files of each sample, in the order of names.
  transcripts: File?
  genes: File?
  bootstraps: int?

steps:
  quant:
    run: emkit-quant.cwl
    scatter: [sample, alignments]
    scatterMethod: dotproduct
    in:
      sample: samples
      alignments: alignments
      transcripts: transcripts
      genes: genes
      bootstraps: bootstraps
    out: [results]
  merge:
    run: emkit-merge.cwl
    in:
      results: quant/results
      genes: genes
    out: [matrices]

outputs:
  results:
    type: Directory[]
    outputSource: quant/results
  matrices:
    type: Directory
    outputSource: merge/matrices
