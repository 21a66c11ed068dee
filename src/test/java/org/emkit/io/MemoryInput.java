package org.emkit.io;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Records from memory, as a file that can be read again or as a pipe. */
final class MemoryInput implements RecordInput {
    private final List<AlignmentRecord> records;
    private final boolean canReopen;
    private boolean opened;

    private MemoryInput(List<AlignmentRecord> records, boolean canReopen) {
        this.records = records;
        this.canReopen = canReopen;
    }

    static MemoryInput file(List<AlignmentRecord> records) {
        return new MemoryInput(records, true);
    }

    static MemoryInput pipe(List<AlignmentRecord> records) {
        return new MemoryInput(records, false);
    }

    @Override
    public boolean canReopen() {
        return canReopen;
    }

    @Override
    public List<String> warnings() {
        return List.of("read from memory");
    }

    @Override
    public RecordSource recordSource() {
        if (opened && !canReopen) {
            throw new IllegalStateException("a pipe is read once");
        }
        opened = true;
        Iterator<AlignmentRecord> rest = records.iterator();
        return new RecordSource() {
            @Override
            public boolean next(AlignmentRecord into) {
                if (!rest.hasNext()) {
                    return false;
                }
                copy(rest.next(), into);
                return true;
            }

            @Override
            public void close() {}
        };
    }

    private static void copy(AlignmentRecord from, AlignmentRecord into) {
        Arrays.fill(into.name, (byte) '?'); // as a source does that reuses its buffer
        byte[] name = Arrays.copyOf(from.name, from.name.length);
        into.setName(name, from.nameFrom, from.nameLength);
        into.flag = from.flag;
        into.reference = from.reference;
        into.start = from.start;
        into.end = from.end;
        into.clipBefore = from.clipBefore;
        into.clipAfter = from.clipAfter;
        into.mateReference = from.mateReference;
        into.mateStart = from.mateStart;
        into.hitIndex = from.hitIndex;
        into.score = from.score;
        into.penalty = from.penalty;
        into.mismatchesKnown = from.mismatchesKnown;
    }

    @Override
    public void close() {}
}
