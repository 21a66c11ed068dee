package org.emkit.io;

/**
 * What tells one file from another.
 *
 * @param bytes  size
 * @param sha256 SHA-256 of all bytes, lower-case hexadecimal
 */
public record Fingerprint(long bytes, String sha256) {}
