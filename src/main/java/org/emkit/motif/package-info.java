/**
 * Motif discovery: which short patterns recur in sequences, by expectation–maximisation over the places of their sites.
 *
 * <p>A motif is a matrix f(k, a) of width w; letters outside its sites follow a background model p. A window x of a
 * sequence, on either strand, is a site with likelihood ratio {@code Π_k f(k, x_k) / p(x)}. OOPS, ZOOPS and ANR are three
 * {@linkplain org.emkit.motif.SiteModel sparsity patterns} of the kernel's table: rows are sequences or overlapping
 * candidate sites, entries are candidate sites and "no site".
 *
 * <p>Source: Bailey, Elkan 1994, Fitting a mixture model by expectation maximization to discover motifs in biopolymers,
 * ISMB 2:28–36; Bailey, Elkan 1995, The value of prior knowledge in discovering motifs with MEME, ISMB 3:21–29.
 */
@NullMarked
package org.emkit.motif;

import org.jspecify.annotations.NullMarked;
