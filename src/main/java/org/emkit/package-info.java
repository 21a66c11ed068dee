/**
 * The map of packages.
 *
 * <p>Readers do not know algorithms, algorithms do not know files: {@code io} turns files into the vocabulary of
 * {@code alignment} (what a BAM gives), {@code sequence} and {@code matrix} (what a FASTA gives, and known motifs). A model,
 * {@code quant} or {@code motif}, turns that into a sparse table of likelihoods, and the kernel {@code em} solves sparse
 * tables. {@code scan}, {@code compare} and {@code enrich} ask what known motifs do, {@code cohort} puts samples side by side,
 * {@code contrast} sequences and controls, with {@code statistics}. {@code report} prints results, and {@code cli} joins them.
 *
 * <p>Who may import whom is fixed and tested; this package holds only what every layer may throw.
 */
@NullMarked
package org.emkit;

import org.jspecify.annotations.NullMarked;
