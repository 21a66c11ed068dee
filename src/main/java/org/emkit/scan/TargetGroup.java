package org.emkit.scan;

import java.util.List;

/**
 * Up to eight targets of DNA or RNA that are looked for at once. What a window lacks to the best score of a target is
 * rounded down to a byte; eight bytes, one a target, are the entry of a word of letters in a table, and the sum of a few
 * entries says of all eight targets whether the window can be a site. It never says no of a site; those that it says yes
 * of are scored in full.
 *
 * <p>Of each target the part that the tables cover counts; what lies beyond could only lack more. A byte begins at
 * 127 − what may be lacking, so that its highest bit is set where too much is, and the sum of a byte never exceeds 255.
 */
final class TargetGroup implements Searcher {
    /** Targets that are looked for at once. */
    static final int SIZE = 8;

    private static final int LETTERS = 4;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int PASS = 127;
    private static final int MOST_TABLES = 4;

    private final List<Target> targets;
    private final int tables;
    /** Letters of a word. */
    private final int word;
    /** Shape [tables · 4^word]. */
    private final long[] entry;
    /** Shape [{@value #SIZE}]: positions of each target that lie before those in the tables. */
    private final int[] skipped;

    /** @param targets at most {@value #SIZE}, of four letters, with thresholds that can be reached */
    TargetGroup(List<Target> targets) {
        this.targets = List.copyOf(targets);
        int width = targets.stream().mapToInt(Target::width).max().orElse(1);
        this.word = wordFor(width);
        this.tables = Math.min(MOST_TABLES, (width + word - 1) / word);
        this.entry = new long[tables << (2 * word)];
        this.skipped = new int[SIZE];
        for (int b = 0; b < SIZE; b++) {
            if (b < targets.size()) {
                Target target = targets.get(b);
                skipped[b] = mostTelling(target, Math.min(target.width(), tables * word));
                fill(target, skipped[b], 8 * b);
            } else {
                addToAll(0, PASS + 1, 8 * b);
            }
        }
    }

    /** @return letters of a word: tables stay small, and few, as measured */
    private static int wordFor(int width) {
        if (width <= 6) {
            return width;
        }
        return width <= 12 || (width > 15 && width <= 18) ? 6 : 5;
    }

    /** @return first of so many positions that random letters lack the most in */
    private static int mostTelling(Target target, int positions) {
        int best = 0;
        long most = -1;
        for (int from = 0; from + positions <= target.width(); from++) {
            long lacking = 0;
            for (int k = from; k < from + positions; k++) {
                for (int a = 0; a < LETTERS; a++) {
                    lacking += target.best(k) - target.score(k, a);
                }
            }
            if (lacking > most) {
                most = lacking;
                best = from;
            }
        }
        return best;
    }

    private void fill(Target target, int skip, int shift) {
        int covered = Math.min(target.width(), tables * word);
        int mayLack = target.most() - target.threshold();
        int lackingInAll = 0;
        for (int k = skip; k < skip + covered; k++) {
            int worst = target.best(k);
            for (int a = 0; a < LETTERS; a++) {
                worst = Math.min(worst, target.score(k, a));
            }
            lackingInAll += target.best(k) - worst;
        }
        double scale = Math.min(
                PASS / (double) Math.max(1, mayLack), (PASS + 1) / (double) Math.max(1, lackingInAll - mayLack));
        addToAll(0, PASS - (int) (mayLack * scale), shift);
        for (int k = 0; k < covered; k++) {
            for (int a = 0; a < LETTERS; a++) {
                int lacking = (int) ((target.best(skip + k) - target.score(skip + k, a)) * scale);
                addWhereLetterIs(k, a, lacking, shift);
            }
        }
    }

    private void addToAll(int table, int value, int shift) {
        for (int v = 0; v < 1 << (2 * word); v++) {
            entry[(table << (2 * word)) + v] += (long) value << shift;
        }
    }

    private void addWhereLetterIs(int position, int letter, int value, int shift) {
        int table = position / word;
        int place = 2 * (word - 1 - position % word);
        for (int v = 0; v < 1 << (2 * word); v++) {
            if (((v >>> place) & 3) == letter) {
                entry[(table << (2 * word)) + v] += (long) value << shift;
            }
        }
    }

    @Override
    public void find(Run run, SiteList found) {
        int ahead = 0;
        int least = Integer.MAX_VALUE;
        for (int b = 0; b < targets.size(); b++) {
            ahead = Math.max(ahead, skipped[b]);
            least = Math.min(least, targets.get(b).width() - skipped[b]);
        }
        int last = Math.min(run.to() + ahead, run.end() - least + 1);
        switch (tables) {
            case 1 -> find1(run, last, found);
            case 2 -> find2(run, last, found);
            case 3 -> find3(run, last, found);
            default -> find4(run, last, found);
        }
    }

    private long wordBefore(byte[] codes, int from) {
        long letters = 0;
        for (int k = 0; k < tables * word - 1; k++) {
            letters = letters << 2 | (codes[from + k] & 3);
        }
        return letters;
    }

    private void find1(Run run, int last, SiteList found) {
        byte[] codes = run.codes();
        int ahead = word - 1;
        int mask = (1 << (2 * word)) - 1;
        long letters = wordBefore(codes, run.from());
        for (int i = run.from(); i < last; i++) {
            letters = letters << 2 | (codes[i + ahead] & 3);
            long sum = entry[(int) letters & mask];
            if ((~sum & HIGH_BITS) != 0) {
                check(sum, i, run, found);
            }
        }
    }

    private void find2(Run run, int last, SiteList found) {
        byte[] codes = run.codes();
        int ahead = 2 * word - 1;
        int shift = 2 * word;
        int size = 1 << shift;
        int mask = size - 1;
        long letters = wordBefore(codes, run.from());
        for (int i = run.from(); i < last; i++) {
            letters = letters << 2 | (codes[i + ahead] & 3);
            long sum = entry[(int) (letters >>> shift) & mask] + entry[size + ((int) letters & mask)];
            if ((~sum & HIGH_BITS) != 0) {
                check(sum, i, run, found);
            }
        }
    }

    private void find3(Run run, int last, SiteList found) {
        byte[] codes = run.codes();
        int ahead = 3 * word - 1;
        int shift = 2 * word;
        int size = 1 << shift;
        int mask = size - 1;
        long letters = wordBefore(codes, run.from());
        for (int i = run.from(); i < last; i++) {
            letters = letters << 2 | (codes[i + ahead] & 3);
            long sum = entry[(int) (letters >>> (2 * shift)) & mask]
                    + entry[size + ((int) (letters >>> shift) & mask)]
                    + entry[2 * size + ((int) letters & mask)];
            if ((~sum & HIGH_BITS) != 0) {
                check(sum, i, run, found);
            }
        }
    }

    private void find4(Run run, int last, SiteList found) {
        byte[] codes = run.codes();
        int ahead = 4 * word - 1;
        int shift = 2 * word;
        int size = 1 << shift;
        int mask = size - 1;
        long letters = wordBefore(codes, run.from());
        for (int i = run.from(); i < last; i++) {
            letters = letters << 2 | (codes[i + ahead] & 3);
            long sum = entry[(int) (letters >>> (3 * shift)) & mask]
                    + entry[size + ((int) (letters >>> (2 * shift)) & mask)]
                    + entry[2 * size + ((int) (letters >>> shift) & mask)]
                    + entry[3 * size + ((int) letters & mask)];
            if ((~sum & HIGH_BITS) != 0) {
                check(sum, i, run, found);
            }
        }
    }

    /** Scores a window in full for those targets whose byte does not say that it lacks too much. */
    private void check(long sum, int at, Run run, SiteList found) {
        long passed = ~sum & HIGH_BITS;
        while (passed != 0) {
            int b = Long.numberOfTrailingZeros(passed) >>> 3;
            passed &= passed - 1;
            Target target = targets.get(b);
            int start = at - skipped[b];
            if (start >= run.from() && start < run.to() && start + target.width() <= run.end()) {
                int score = target.score(run.codes(), start);
                if (score >= target.threshold()) {
                    found.add(start - run.origin(), target.index(), score);
                }
            }
        }
    }
}
