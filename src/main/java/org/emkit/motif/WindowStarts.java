package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;

/** Windows of the sequences as starting points, as MEME has them: every one, or every so many where there are many. */
final class WindowStarts {
    private final Stretches stretches;
    private final Smoothing smoothing;
    private final List<int[]> windows = new ArrayList<>();

    /**
     * @param widths of windows
     * @param most   windows to take at most
     */
    WindowStarts(Stretches stretches, Smoothing smoothing, int[] widths, int most) {
        this.stretches = stretches;
        this.smoothing = smoothing;
        long all = 0;
        for (int width : widths) {
            for (int s = 0; s < stretches.from.length; s++) {
                all += Math.max(0, stretches.to[s] - stretches.from[s] - width + 1);
            }
        }
        long every = Math.max(1, (all + most - 1) / Math.max(1, most));
        long seen = most == 0 ? 1 : 0;
        every = most == 0 ? Long.MAX_VALUE : every;
        for (int width : widths) {
            for (int s = 0; s < stretches.from.length; s++) {
                for (int p = stretches.from[s]; p + width <= stretches.to[s]; p++) {
                    if (seen++ % every == 0) {
                        windows.add(new int[] {p, width});
                    }
                }
            }
        }
    }

    /** Widths to start from: each √2 times the one before, and the widest. */
    static int[] widths(int least, int most, boolean palindrome) {
        List<Integer> widths = new ArrayList<>();
        int width = least;
        while (width < most) {
            widths.add(width);
            if (palindrome && width + 1 < most) {
                widths.add(width + 1);
            }
            width = Math.max(width + 2, (int) (width * Math.sqrt(2)));
        }
        widths.add(most);
        return widths.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return windows.size();
    }

    Start start(int k) {
        int place = windows.get(k)[0];
        int width = windows.get(k)[1];
        StringBuilder word = new StringBuilder();
        for (int j = 0; j < width; j++) {
            word.append(stretches.set.alphabet.letter(stretches.set.codes[place + j]));
        }
        return new Start(smoothing.ofWord(place, width), word.toString());
    }
}
