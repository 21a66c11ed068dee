package org.emkit.io;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.emkit.alignment.TranscriptDigests;

/**
 * The digests that salmon gives to a transcriptome, from its FASTA records in file order. Not thread-safe.
 *
 * <p>The rule was found by indexing small files with salmon 1.10.1 and comparing: the sequence digest is over the
 * letters of all records, one after another, exactly as they stand in the file (case, ambiguity codes, poly(A) tails
 * and repeated sequences included; only line ends are left out). The name digest is over the names, nothing between them,
 * without those of records that its index cannot hold: empty ones, and ones of more than ten letters that are A
 * throughout, of which clipping the poly(A) tail leaves nothing. Other letters than A, C, G, T are replaced by random
 * ones before clipping, so where a record consists of A and such letters alone the name digest is not known.
 */
public final class SequenceHash implements TranscriptFasta.Sink {
    /** Records of A alone up to this length stay in the index. */
    private static final int LONGEST_KEPT = 10;

    private final Digests sequences = new Digests();
    private final Digests names = new Digests();
    private boolean namesKnown = true;

    /**
     * Takes the next record.
     *
     * @param name   up to the first white space, or up to the first {@code |} where names are cut there
     * @param bases  as they stand in the file, without line ends
     * @param length how many of them
     */
    @Override
    public void sequence(String name, byte[] bases, int length) {
        sequences.add(bases, length);
        int others = 0;
        int at = 0;
        while (at < length && !isOtherBase(bases[at])) { // as a rule it ends within a few letters
            others += bases[at] == 'A' || bases[at] == 'a' ? 0 : 1;
            at++;
        }
        boolean vanishing = length > LONGEST_KEPT && at == length;
        if (length > 0 && !vanishing) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            names.add(text, text.length);
        } else if (others > 0) {
            namesKnown = false;
        }
    }

    private static boolean isOtherBase(byte letter) {
        return switch (letter) {
            case 'C', 'c', 'G', 'g', 'T', 't' -> true;
            default -> false;
        };
    }

    /** @return the digests of all records; nothing may be added after this */
    public TranscriptDigests finish() {
        sequences.flush();
        names.flush();
        return new TranscriptDigests(
                hex(sequences.sha256),
                hex(sequences.sha512),
                namesKnown ? hex(names.sha256) : null,
                namesKnown ? hex(names.sha512) : null);
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Two digests of the same bytes, which they take in large parts: a digest is slow at the ends of a part. */
    private static final class Digests {
        private static final int PART = 1 << 16;

        private final MessageDigest sha256 = digest("SHA-256");
        private final MessageDigest sha512 = digest("SHA-512");
        private final byte[] part = new byte[PART];
        private int used;

        void add(byte[] bytes, int length) {
            for (int from = 0; from < length; ) {
                int more = Math.min(length - from, PART - used);
                System.arraycopy(bytes, from, part, used, more);
                from += more;
                used += more;
                if (used == PART) {
                    flush();
                }
            }
        }

        void flush() {
            sha256.update(part, 0, used);
            sha512.update(part, 0, used);
            used = 0;
        }

        private static MessageDigest digest(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256, ours has SHA-512", e);
            }
        }
    }
}
