/**
 * Vocabulary: what a FASTA or a genome gives. Imports nothing.
 *
 * <p>A letter is a code, its index in its {@link org.emkit.sequence.Alphabet} (DNA: A 0, C 1, G 2, T 3); every other
 * letter, ambiguous or masked, is the one {@linkplain org.emkit.sequence.Alphabet#wildcard() wildcard} code, which no
 * model explains and no site may hold without being neutral. Coordinates are 0-based and half-open.
 */
@NullMarked
package org.emkit.sequence;

import org.jspecify.annotations.NullMarked;
