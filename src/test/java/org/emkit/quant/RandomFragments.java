package org.emkit.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.Orientation;

/** Seeded fragments on a few families of alike transcripts: pairs, orphans, discordant and dovetailed ones. */
final class RandomFragments {
    private static final int FAMILY = 4;

    private final SplittableRandom random;
    private final int[] length;
    private final double[] share;

    RandomFragments(int transcripts, long seed) {
        random = new SplittableRandom(seed);
        length = new int[transcripts];
        share = new double[transcripts];
        double sum = 0;
        for (int t = 0; t < transcripts; t++) {
            length[t] = 180 + random.nextInt(1500);
            sum += random.nextInt(3) == 0 ? 0 : Math.exp(2 * random.nextDouble()) * length[t];
            share[t] = sum;
        }
    }

    int[] lengths() {
        return length.clone();
    }

    List<Placed> pairs(int fragments) {
        List<Placed> list = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            list.add(pair(drawTranscript()));
        }
        return list;
    }

    /** Pairs for the most part, and some of every other kind. */
    List<Placed> mixed(int fragments) {
        List<Placed> list = new ArrayList<>();
        for (int i = 0; i < fragments; i++) {
            int t = drawTranscript();
            list.add(
                    switch (random.nextInt(10)) {
                        case 0 -> alone(t, FragmentKind.ORPHAN);
                        case 1 -> alone(t, FragmentKind.DISCORDANT);
                        case 2 -> Placed.pair().at(t, 0, 80 + random.nextInt(20), Orientation.DOVETAIL_SF);
                        default -> pair(t);
                    });
        }
        return list;
    }

    private int drawTranscript() {
        double at = random.nextDouble() * share[share.length - 1];
        int t = 0;
        while (share[t] <= at) {
            t++;
        }
        return t;
    }

    private Placed pair(int origin) {
        Placed pair = Placed.pair();
        int best = -random.nextInt(3) * 5;
        int fragmentLength = Math.min(length[origin], 120 + random.nextInt(60) + random.nextInt(60));
        Orientation orientation = random.nextBoolean() ? Orientation.ISF : Orientation.ISR;
        int family = origin / FAMILY * FAMILY;
        for (int t = family; t < Math.min(length.length, family + FAMILY); t++) {
            if (t == origin) {
                pair.at(t, best, fragmentLength, orientation);
            } else if (random.nextInt(3) > 0) {
                int gap = random.nextInt(4) == 0 ? random.nextInt(40) : 0;
                int other = Math.min(length[t], fragmentLength + gap);
                pair.at(t, best - random.nextInt(3) * 2, other, orientation);
                if (random.nextInt(20) == 0) {
                    pair.at(t, best - 4, other, orientation);
                }
            }
        }
        return pair;
    }

    private Placed alone(int origin, FragmentKind kind) {
        Placed placed = Placed.of(kind);
        placed.at(origin, 0, 60 + random.nextInt(length[origin] - 60), Orientation.FIRST_FORWARD);
        int other = random.nextInt(length.length);
        if (other != origin) {
            placed.at(other, -3, 60 + random.nextInt(length[other] - 60), Orientation.SECOND_REVERSE);
        }
        return placed;
    }
}
