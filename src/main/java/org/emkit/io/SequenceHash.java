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
 * letters of all records, one after another, exactly as they stand in the file (case, ambiguity codes, poly(A) tails and
 * repeated sequences included; only line ends are left out). The name digest is over the names, nothing between them,
 * without those of records that its index cannot hold: empty ones, and ones of more than ten letters that are A
 * throughout, of which clipping the poly(A) tail leaves nothing. Other letters than A, C, G, T are replaced by random
 * ones before clipping, so where a record consists of A and such letters alone the name digest is not known.
 */
public final class SequenceHash {
    /** Records of A alone up to this length stay in the index. */
    private static final int LONGEST_KEPT = 10;

    private final MessageDigest sequences = digest("SHA-256");
    private final MessageDigest sequences512 = digest("SHA-512");
    private final MessageDigest names = digest("SHA-256");
    private final MessageDigest names512 = digest("SHA-512");
    private boolean namesKnown = true;

    private boolean inRecord;
    private byte[] name = new byte[0];
    private long letters;
    private long adenines;
    private long others;

    /**
     * Begins a record.
     *
     * @param recordName what stands between {@code >} and the first white space, cut further where names are cut
     */
    public void start(String recordName) {
        endRecord();
        inRecord = true;
        name = recordName.getBytes(StandardCharsets.UTF_8);
        letters = 0;
        adenines = 0;
        others = 0;
    }

    /**
     * Takes letters of the record, as they stand in the file, without line ends.
     *
     * @param buffer holds them from index {@code from} to before {@code to}
     */
    public void letters(byte[] buffer, int from, int to) {
        sequences.update(buffer, from, to - from);
        sequences512.update(buffer, from, to - from);
        letters += to - from;
        for (int i = from; i < to; i++) {
            switch (buffer[i]) {
                case 'A', 'a' -> adenines++;
                case 'C', 'c', 'G', 'g', 'T', 't' -> {}
                default -> others++;
            }
        }
    }

    /** @return the digests of all records; nothing may be added after this */
    public TranscriptDigests finish() {
        endRecord();
        String ofSequences = hex(sequences);
        String ofSequences512 = hex(sequences512);
        return namesKnown
                ? new TranscriptDigests(ofSequences, ofSequences512, hex(names), hex(names512))
                : new TranscriptDigests(ofSequences, ofSequences512, null, null);
    }

    private void endRecord() {
        if (!inRecord || letters == 0) {
            return;
        }
        boolean vanishing = letters > LONGEST_KEPT && adenines + others == letters;
        if (!vanishing) {
            names.update(name);
            names512.update(name);
        } else if (others > 0) {
            namesKnown = false;
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, ours has SHA-512", e);
        }
    }
}
