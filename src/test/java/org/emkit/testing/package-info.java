/**
 * Makers of made-up data: genes, transcripts, reads and their alignments, with the truth known. Everything follows from
 * a seed through {@link java.util.Random}, whose sequence of numbers is specified, and {@link StrictMath}: the same on
 * every machine.
 */
package org.emkit.testing;
