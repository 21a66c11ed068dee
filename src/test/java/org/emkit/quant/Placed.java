package org.emkit.quant;

import java.util.ArrayList;
import java.util.List;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.Orientation;

/** One fragment in one line: {@code Placed.pair().at(0, -6, 200, ISF).at(3, 0, 210, ISF)}. */
final class Placed {
    private record Placement(int transcript, int score, int length, Orientation orientation) {}

    private final FragmentKind kind;
    private final List<Placement> placements = new ArrayList<>();

    private Placed(FragmentKind kind) {
        this.kind = kind;
    }

    static Placed of(FragmentKind kind) {
        return new Placed(kind);
    }

    static Placed pair() {
        return new Placed(FragmentKind.PAIR);
    }

    static Placed single() {
        return new Placed(FragmentKind.SINGLE);
    }

    Placed at(int transcript, int score, int length, Orientation orientation) {
        placements.add(new Placement(transcript, score, length, orientation));
        return this;
    }

    FragmentKind kind() {
        return kind;
    }

    void fill(FragmentAlignments fragment) {
        fragment.clear(kind);
        placements.forEach(p -> fragment.add(p.transcript, p.score, p.length, p.orientation));
        fragment.sort();
    }

    FragmentAlignments fragment() {
        FragmentAlignments fragment = new FragmentAlignments();
        fill(fragment);
        return fragment;
    }

    /** Kind and placements with scores relative to the best, as text. */
    static String text(FragmentAlignments fragment) {
        int best = Integer.MIN_VALUE;
        for (int i = 0; i < fragment.size(); i++) {
            best = Math.max(best, fragment.score(i));
        }
        StringBuilder text = new StringBuilder(fragment.kind().name());
        for (int i = 0; i < fragment.size(); i++) {
            text.append(' ')
                    .append(fragment.transcript(i))
                    .append(':')
                    .append(fragment.orientation(i))
                    .append(':')
                    .append(fragment.length(i))
                    .append(':')
                    .append((long) fragment.score(i) - best);
        }
        return text.toString();
    }
}
