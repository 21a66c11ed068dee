package org.emkit.io;

/**
 * The alignments of one fragment's reads, each once, in canonical order: by transcript, mate, strand (forward first),
 * start and end. Records that differ in nothing of these repeat an alignment; aligners write them where one mate's
 * alignment belongs to several pairs. Records are meant by their offset in {@link RecordGroup#data}, and those of one
 * alignment are ordered by link, then hit index.
 */
final class DistinctAlignments {
    private static final int INSERTION_RUN = 16;

    private int[] data = new int[0];
    private long[] key = new long[16];
    private int[] order = new int[16];
    private int[] scratch = new int[16];
    private int[] alignmentOf = new int[16];
    private int[] first = new int[17];
    private int[] best = new int[16];
    private int records;
    private int size;

    /** Takes the group's placing records; those of no mate only where no mate is placed. */
    void of(RecordGroup group) {
        data = group.data();
        reserve(group.size());
        boolean mates = group.isMatePlaced();
        records = 0;
        for (int r = 0; r < group.size(); r++) {
            int at = r * CompactRecord.PLACED_SIZE;
            int mate = CompactRecord.mate(data[at + CompactRecord.FLAGS]);
            if (mate != 0 || !mates) {
                key[r] = key(at, mate);
                order[records++] = r;
            }
        }
        sort();
        collect();
    }

    private void reserve(int n) {
        if (n > order.length) {
            int capacity = Math.max(n, order.length * 2);
            key = new long[capacity];
            order = new int[capacity];
            scratch = new int[capacity];
            alignmentOf = new int[capacity];
            first = new int[capacity + 1];
            best = new int[capacity];
        }
    }

    /** Transcript (31 bits), second mate, reverse strand, start (31 bits). */
    private long key(int at, int mate) {
        long strand = CompactRecord.isReverse(data[at + CompactRecord.FLAGS]) ? 1L << 31 : 0;
        long second = mate == 2 ? 1L << 32 : 0;
        return ((long) data[at + CompactRecord.TRANSCRIPT] << 33) | second | strand | data[at + CompactRecord.START];
    }

    private void collect() {
        size = 0;
        for (int p = 0; p < records; p++) {
            int at = order[p] * CompactRecord.PLACED_SIZE;
            if (p == 0 || key[order[p]] != key[order[p - 1]] || end(size - 1) != data[at + CompactRecord.END]) {
                first[size] = p;
                best[size] = at;
                size++;
            } else if (isBetter(at, best[size - 1])) {
                best[size - 1] = at;
            }
            alignmentOf[p] = size - 1;
        }
        first[size] = records;
    }

    private boolean isBetter(int a, int b) {
        int order = Integer.compare(data[a + CompactRecord.SCORE], data[b + CompactRecord.SCORE]);
        order = order != 0 ? order : Integer.compare(data[b + CompactRecord.PENALTY], data[a + CompactRecord.PENALTY]);
        order = order != 0 ? order : Integer.compare(data[b + CompactRecord.CLIP], data[a + CompactRecord.CLIP]);
        return order > 0;
    }

    /** @return number of distinct alignments */
    int size() {
        return size;
    }

    /** @return number of records they were made from */
    int records() {
        return records;
    }

    /** @return index of the transcript */
    int transcript(int alignment) {
        return data[best[alignment] + CompactRecord.TRANSCRIPT];
    }

    /** @return first aligned base, 0-based */
    int start(int alignment) {
        return data[best[alignment] + CompactRecord.START];
    }

    /** @return past the last aligned base */
    int end(int alignment) {
        return data[best[alignment] + CompactRecord.END];
    }

    /** @return bases clipped off the 5′ end of the read */
    int clip(int alignment) {
        return data[best[alignment] + CompactRecord.CLIP];
    }

    /** @return 0 single-end, 1 first mate, 2 second mate */
    int mate(int alignment) {
        return CompactRecord.mate(data[best[alignment] + CompactRecord.FLAGS]);
    }

    /** @return whether on the transcript's reverse strand */
    boolean isReverse(int alignment) {
        return CompactRecord.isReverse(data[best[alignment] + CompactRecord.FLAGS]);
    }

    /** @return the alignment's best-scoring record */
    int bestRecord(int alignment) {
        return best[alignment];
    }

    /** @return position of the alignment's first record; of {@code size()}, the number of records */
    int firstPosition(int alignment) {
        return first[alignment];
    }

    /** @return the record at that position of the canonical order */
    int record(int position) {
        return order[position] * CompactRecord.PLACED_SIZE;
    }

    /** @return the alignment that the record at that position belongs to */
    int alignmentOf(int position) {
        return alignmentOf[position];
    }

    /** @return that number of a record; see {@link CompactRecord} */
    int value(int record, int field) {
        return data[record + field];
    }

    private int compare(int a, int b) {
        int byKey = Long.compare(key[a], key[b]);
        return byKey != 0 ? byKey : compareRest(a * CompactRecord.PLACED_SIZE, b * CompactRecord.PLACED_SIZE);
    }

    private int compareRest(int a, int b) {
        for (int field = CompactRecord.END; field < CompactRecord.PLACED_SIZE; field++) {
            if (field != CompactRecord.CLIP && data[a + field] != data[b + field]) {
                return Integer.compare(data[a + field], data[b + field]);
            }
        }
        int byClip = Integer.compare(data[a + CompactRecord.CLIP], data[b + CompactRecord.CLIP]);
        return byClip != 0 ? byClip : Integer.compare(data[a], data[b]);
    }

    /** Merge sort from sorted runs: aligners write mates in turn, so that the input is in no helpful order. */
    private void sort() {
        for (int from = 0; from < records; from += INSERTION_RUN) {
            insertionSort(from, Math.min(records, from + INSERTION_RUN));
        }
        for (int width = INSERTION_RUN; width < records; width *= 2) {
            for (int from = 0; from + width < records; from += 2 * width) {
                merge(from, from + width, Math.min(records, from + 2 * width));
            }
        }
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int moved = order[i];
            int j = i - 1;
            while (j >= from && compare(order[j], moved) > 0) {
                order[j + 1] = order[j];
                j--;
            }
            order[j + 1] = moved;
        }
    }

    private void merge(int from, int middle, int to) {
        System.arraycopy(order, from, scratch, from, middle - from);
        int a = from;
        int b = middle;
        int at = from;
        while (a < middle) {
            if (b < to && compare(order[b], scratch[a]) < 0) {
                order[at++] = order[b++];
            } else {
                order[at++] = scratch[a++];
            }
        }
    }

    /** @return first alignment in [from, to), all of one transcript, mate and strand, that starts there or later */
    int lowerBound(int from, int to, int start) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @return first position among the alignment's records whose link is that or larger */
    int firstLinked(int alignment, int link) {
        int low = first[alignment];
        int high = first[alignment + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (data[record(middle) + CompactRecord.LINK] < link) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
