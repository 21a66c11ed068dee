#!/usr/bin/env cwl-runner
cwlVersion: v1.2
class: Workflow
label: Peaks to motifs and their places
doc: Finds motifs in peaks, and their places in the genome.

inputs:
  sample: string
  genome: File
  peaks: File
  motifs: int?
  max_width: int?

steps:
  motif:
    run: emkit-motif.cwl
    in:
      sample: sample
      genome: genome
      regions: peaks
      motifs: motifs
      max_width: max_width
    out: [results, motifs_meme]
  scan:
    run: emkit-scan.cwl
    in:
      name: {default: scan}
      motifs: motif/motifs_meme
      sequences: genome
    out: [results]

outputs:
  motif_results:
    type: Directory
    outputSource: motif/results
  scan_results:
    type: Directory
    outputSource: scan/results
