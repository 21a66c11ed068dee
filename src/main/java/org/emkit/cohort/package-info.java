/**
 * Many samples side by side: their results joined into matrices, a row a transcript or gene, a column a sample.
 *
 * <p>Of genes (g) and samples (s), with transcripts t of g:
 *
 * <pre>
 * N_gs = Σ_t N_ts                     expected fragments
 * T_gs = Σ_t T_ts                     transcripts per million
 * l_gs = Σ_t T_ts l_ts / T_gs         effective length; where T_gs = 0 the geometric mean of the samples where it is
 *                                     not, and where there are none, the mean of all l_ts
 * N′_gs = T_gs m_g · Σ N_·s / Σ T_·s m  fragments that samples of equal lengths would have shown, m_g = mean of l_gs
 * </pre>
 *
 * <p>These are tximport's definitions (Soneson, Love and Robinson 2015, doi:10.12688/f1000research.7563), N′ its
 * {@code lengthScaledTPM} or, with m_g = 1, its {@code scaledTPM}.
 */
@NullMarked
package org.emkit.cohort;

import org.jspecify.annotations.NullMarked;
