package org.emkit.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.emkit.alignment.FragmentBatch;

/**
 * Takes records that come grouped by name, and puts each run of records of one name together as a fragment. Fragments,
 * counts and hashes of names wait here until they are settled. Not thread-safe: one for each thread.
 */
final class FragmentRuns {
    private final FragmentPlacer placer;
    private final FragmentBatch fragments;
    private final RecordGroup group = new RecordGroup();
    private final FragmentTally tally = new FragmentTally();
    private final NameHash hash = new NameHash();
    private long[] hashes = new long[256];
    private int runs;
    private byte[] runName = new byte[256];
    private int runLength = -1;

    /** @param fragments takes the fragments */
    FragmentRuns(FragmentPlacer placer, FragmentBatch fragments) {
        this.placer = placer;
        this.fragments = fragments;
    }

    /** Takes the next record. */
    void add(AlignmentRecord record) {
        tally.addRecord(record);
        int length = NameHash.fragmentNameLength(record);
        if (!isRunName(record, length)) {
            end();
            begin(record, length);
        }
        group.add(record);
    }

    private boolean isRunName(AlignmentRecord record, int length) {
        int from = record.nameFrom;
        return length == runLength && Arrays.equals(record.name, from, from + length, runName, 0, length);
    }

    private void begin(AlignmentRecord record, int length) {
        if (runName.length < length) {
            runName = new byte[length];
        }
        System.arraycopy(record.name, record.nameFrom, runName, 0, length);
        runLength = length;
        group.clear();
        if (runs == hashes.length) {
            hashes = Arrays.copyOf(hashes, runs * 2);
        }
        hash.of(runName, 0, length);
        hashes[runs++] = hash.high();
    }

    /** Ends the last run: what follows is another fragment. */
    void end() {
        if (runLength < 0) {
            return;
        }
        if (group.hasSeveralPrimary()) {
            tally.addSeveralPrimary(new String(runName, 0, runLength, StandardCharsets.ISO_8859_1));
        }
        if (placer.place(group, tally)) {
            fragments.add(placer.placements());
        }
        runLength = -1;
    }

    /** @return runs that wait to be settled */
    int runs() {
        return runs;
    }

    /**
     * Hands over all that waits; the last run goes on unless it was ended.
     *
     * @return false where a name came before in another run, so that all fragments are void
     */
    boolean settle(NameRegister register, FragmentTally counts) {
        if (!register.addAll(hashes, runs)) {
            return false;
        }
        runs = 0;
        fragments.flush();
        counts.takeFrom(tally);
        return true;
    }
}
