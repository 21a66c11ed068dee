package org.emkit.alignment;

import org.jspecify.annotations.Nullable;

/**
 * Digests that identify a transcriptome by the content of its FASTA file, as salmon computes them for its index:
 * whoever knows the digest of a public transcriptome (tximeta does) recognises the file. Lower-case hexadecimal.
 *
 * @param sequences    SHA-256 of all sequences
 * @param sequences512 SHA-512 of all sequences
 * @param names        SHA-256 of all names, or null where it depends on salmon's random replacement of letters
 * @param names512     SHA-512 of all names, or null likewise
 */
public record TranscriptDigests(
        String sequences,
        String sequences512,
        @Nullable String names,
        @Nullable String names512) {}
