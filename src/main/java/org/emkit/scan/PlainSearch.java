package org.emkit.scan;

/** Scores windows letter by letter, and leaves a window once its best remainder does not reach the threshold. */
final class PlainSearch implements Searcher {
    private final Target target;
    /** Shape [width]: what the sum must be after a position, so that the best remainder still reaches the threshold. */
    private final int[] needed;

    PlainSearch(Target target) {
        this.target = target;
        this.needed = new int[target.width()];
        int rest = 0;
        for (int k = needed.length - 1; k >= 0; k--) {
            needed[k] = target.threshold() - rest;
            rest += target.best(k);
        }
    }

    @Override
    public void find(Run run, SiteList found) {
        int last = Math.min(run.to(), run.end() - needed.length + 1);
        for (int i = run.from(); i < last; i++) {
            int sum = 0;
            int k = 0;
            while (k < needed.length) {
                sum += target.score(k, run.codes()[i + k]);
                if (sum < needed[k]) {
                    break;
                }
                k++;
            }
            if (k == needed.length) {
                found.add(i - run.origin(), target.index(), sum);
            }
        }
    }
}
