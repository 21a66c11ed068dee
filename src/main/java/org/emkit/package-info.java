/**
 * The map of packages.
 *
 * <p>Readers do not know algorithms, algorithms do not know files: {@code io} turns files into the vocabulary of
 * {@code alignment} (what a BAM gives), a model such as {@code quant} turns that into a sparse table of likelihoods, the
 * kernel {@code em} solves sparse tables, {@code report} prints results, and {@code cli} joins them.
 *
 * <p>Who may import whom is fixed and tested; this package holds only what every layer may throw.
 */
@NullMarked
package org.emkit;

import org.jspecify.annotations.NullMarked;
