package org.emkit.io;

import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.cram.ref.CRAMReferenceSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/** The bases that CRAM leaves out, from a FASTA held in memory: so it may be compressed and needs no index. */
final class CramReference implements CRAMReferenceSource {
    private final String file;
    private final @Nullable Path fasta;
    private final Map<String, byte[]> bases = new HashMap<>();

    /**
     * @param file  the CRAM file, for messages
     * @param fasta read at the first request
     */
    CramReference(String file, @Nullable Path fasta) {
        this.file = file;
        this.fasta = fasta;
    }

    /** @return whether there is a FASTA */
    boolean isGiven() {
        return fasta != null;
    }

    /** @return how messages call the FASTA */
    String fasta() {
        return fasta == null ? "" : fasta.toString();
    }

    @Override
    public byte[] getReferenceBases(SAMSequenceRecord sequence, boolean tryNameVariants) {
        if (fasta == null) {
            throw new UserException(
                    "CRAM leaves out what equals the reference", file, "give the FASTA of the transcripts by -t");
        }
        if (bases.isEmpty()) {
            if (!InputFile.of(fasta.toString()).canReopen()) { // names and digests were read from it already
                throw new UserException(
                        "is a pipe, but with CRAM it is read twice",
                        InputFile.of(fasta.toString()).name(),
                        "give a file");
            }
            TranscriptFasta.read(fasta.toString(), (name, letters, length) -> bases.put(name, upper(letters, length)));
        }
        byte[] found = bases.get(sequence.getSequenceName());
        if (found == null || found.length != sequence.getSequenceLength()) {
            throw new UserException(
                    (found == null ? "has no " : "has another length of ") + sequence.getSequenceName()
                            + ", which the CRAM file " + file + " needs",
                    fasta.toString(),
                    "give the FASTA that the reads were aligned to");
        }
        return found;
    }

    @Override
    public byte[] getReferenceBasesByRegion(SAMSequenceRecord sequence, int start, int length) {
        byte[] all = getReferenceBases(sequence, false);
        return Arrays.copyOfRange(all, Math.min(start, all.length), Math.min(start + length, all.length));
    }

    private static byte[] upper(byte[] letters, int length) {
        byte[] upper = Arrays.copyOf(letters, length);
        for (int i = 0; i < length; i++) {
            if (upper[i] >= 'a' && upper[i] <= 'z') {
                upper[i] = (byte) (upper[i] - ('a' - 'A'));
            }
        }
        return upper;
    }
}
