package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.Workers;

/** Finds the candidate sites of a matrix: the best window of each sequence, or all that stand out and do not overlap. */
final class SiteFinder {
    private static final int BUFFER = 1 << 12;
    private static final int NONE = Integer.MIN_VALUE;

    private final Stretches stretches;
    private final SearchSet set;
    private final SiteModel model;

    SiteFinder(Stretches stretches, SiteModel model) {
        this.stretches = stretches;
        this.set = stretches.set;
        this.model = model;
    }

    /**
     * @param table   of the matrix
     * @param workers blocks are spread over
     * @return candidates, best first
     */
    SiteList find(ScanTable table, Workers workers) {
        return model == SiteModel.ANR ? repeated(table, workers) : bestOfEach(table, workers);
    }

    /** Receives a run of scores. */
    private interface Run {
        void accept(int stretch, int from, int count, int[] scores);
    }

    private void scan(ScanTable table, int block, Run run) {
        int[] scores = new int[Math.min(BUFFER, set.letters() + 1)];
        for (int s = stretches.block[block]; s < stretches.block[block + 1]; s++) {
            int end = stretches.to[s] - table.width + 1;
            for (int p = stretches.from[s]; p < end; p += scores.length) {
                int count = Math.min(scores.length, end - p);
                table.scores(p, count, scores);
                if (set.hasPriors()) {
                    addPriors(stretches.sequence[s], p, count, table.width, scores);
                }
                run.accept(s, p, count, scores);
            }
        }
    }

    private void addPriors(int sequence, int from, int count, int width, int[] scores) {
        for (int j = 0; j < count; j++) {
            double nats = set.logPriorOdds(sequence, from + j, width);
            scores[j] += SearchSet.evenUnits(nats);
        }
    }

    private SiteList bestOfEach(ScanTable table, Workers workers) {
        int most = stretches.sequence.length == 0 ? 0 : stretches.sequence[stretches.sequence.length - 1] + 1;
        int[] best = new int[most];
        int[] where = new int[most];
        Arrays.fill(best, NONE);
        workers.run(stretches.blocks(), block -> {
            if (set.hasPriors()) {
                scan(
                        table,
                        block,
                        (s, from, count, scores) -> better(stretches.sequence[s], from, count, scores, best, where));
            } else {
                bestOfBlock(table, block, best, where);
            }
        });
        long[] keys = new long[most];
        int found = 0;
        for (int i = 0; i < most; i++) {
            if (best[i] != NONE) {
                keys[found++] = ((long) -(best[i] >> 1) << 32) | i;
            }
        }
        Arrays.sort(keys, 0, found);
        int[] place = new int[found];
        int[] sequence = new int[found];
        int[] score = new int[found];
        boolean[] reverse = new boolean[found];
        for (int j = 0; j < found; j++) {
            int i = (int) keys[j];
            place[j] = where[i];
            sequence[j] = i;
            score[j] = ScanTable.units(best[i]);
            reverse[j] = !ScanTable.isForward(best[i]);
        }
        return new SiteList(set, table.width, place, sequence, score, reverse);
    }

    private static void better(int i, int from, int count, int[] scores, int[] best, int[] where) {
        for (int j = 0; j < count; j++) {
            if (scores[j] > best[i]) {
                best[i] = scores[j];
                where[i] = from + j;
            }
        }
    }

    private void bestOfBlock(ScanTable table, int block, int[] best, int[] where) {
        for (int s = stretches.block[block]; s < stretches.block[block + 1]; s++) {
            int i = stretches.sequence[s];
            int end = stretches.to[s] - table.width + 1;
            long now = table.best(stretches.from[s], end, ScanTable.packed(best[i], where[i]));
            best[i] = (int) (now >> 32);
            where[i] = (int) now;
        }
    }

    /** Windows that are likelier sites than not at even odds, best first, none overlapping a better one. */
    private SiteList repeated(ScanTable table, Workers workers) {
        Growing[] found = new Growing[stretches.blocks()];
        workers.run(found.length, block -> {
            Growing mine = new Growing();
            scan(table, block, (s, from, count, scores) -> {
                for (int j = 0; j < count; j++) {
                    if (scores[j] > 1) {
                        mine.add(from + j, stretches.sequence[s], scores[j]);
                    }
                }
            });
            found[block] = mine;
        });
        Growing all = Growing.joined(found);
        long[] keys = new long[all.size];
        for (int j = 0; j < all.size; j++) {
            keys[j] = ((long) -(all.score[j] >> 1) << 32) | j;
        }
        Arrays.sort(keys);
        return withoutOverlaps(all, keys, table.width);
    }

    private SiteList withoutOverlaps(Growing all, long[] keys, int width) {
        boolean[] gone = new boolean[all.size];
        Growing kept = new Growing();
        for (long key : keys) {
            int j = (int) key;
            if (!gone[j]) {
                kept.add(all.place[j], all.sequence[j], all.score[j]);
                for (int k = j; k >= 0 && all.place[j] - all.place[k] < width; k--) {
                    gone[k] = true;
                }
                for (int k = j; k < all.size && all.place[k] - all.place[j] < width; k++) {
                    gone[k] = true;
                }
            }
        }
        boolean[] reverse = new boolean[kept.size];
        int[] score = new int[kept.size];
        for (int j = 0; j < kept.size; j++) {
            reverse[j] = !ScanTable.isForward(kept.score[j]);
            score[j] = ScanTable.units(kept.score[j]);
        }
        return new SiteList(
                set,
                width,
                Arrays.copyOf(kept.place, kept.size),
                Arrays.copyOf(kept.sequence, kept.size),
                score,
                reverse);
    }

    /** Windows and their scores. */
    private static final class Growing {
        private int[] place = new int[64];
        private int[] sequence = new int[64];
        private int[] score = new int[64];
        private int size;

        void add(int newPlace, int newSequence, int newScore) {
            if (size == place.length) {
                int room = 2 * size;
                place = Arrays.copyOf(place, room);
                sequence = Arrays.copyOf(sequence, room);
                score = Arrays.copyOf(score, room);
            }
            place[size] = newPlace;
            sequence[size] = newSequence;
            score[size++] = newScore;
        }

        static Growing joined(Growing[] parts) {
            Growing all = new Growing();
            for (Growing part : parts) {
                for (int j = 0; j < part.size; j++) {
                    all.add(part.place[j], part.sequence[j], part.score[j]);
                }
            }
            return all;
        }
    }
}
