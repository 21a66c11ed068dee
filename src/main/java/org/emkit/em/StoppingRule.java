package org.emkit.em;

/**
 * Decides whether a run has settled. {@link #certifiedGap} is the one that proves something; the others look at how far
 * the last application moved the parameters, which says little where EM is slow.
 */
@FunctionalInterface
public interface StoppingRule {
    /** @return whether the run may stop */
    boolean settled(EmState state);

    /**
     * Content when the objective is proven to be within this many nats of its highest value. Never content with a map
     * that proves nothing.
     *
     * @param nats > 0
     */
    static StoppingRule certifiedGap(double nats) {
        requirePositive(nats);
        return state -> state.gapNats() <= nats;
    }

    /**
     * Content when no parameter above the floor has moved by more than this part of its new value.
     *
     * @param tolerance > 0, without unit; 0.01 in Bray et al. 2016
     * @param floor     parameters at most this large after the application are not looked at; 0.01 fragments there
     * @see <a href="https://doi.org/10.1038/nbt.3519">Bray et al. 2016</a>
     */
    static StoppingRule relativeChange(double tolerance, double floor) {
        requirePositive(tolerance);
        if (!(floor >= 0)) {
            throw new IllegalArgumentException("floor: " + floor);
        }
        return state -> {
            for (int k = 0; k < state.dimension(); k++) {
                double now = state.current(k);
                if (!(now <= floor || Math.abs(now - state.previous(k)) <= tolerance * now)) {
                    return false;
                }
            }
            return true;
        };
    }

    /**
     * Content when the application moved the parameters by at most this Euclidean distance.
     *
     * @param radius > 0, in the unit of the parameters; 1e-6 of a motif's letter probabilities in Bailey, Elkan 1994
     */
    static StoppingRule euclidean(double radius) {
        requirePositive(radius);
        return state -> {
            double squares = 0;
            for (int k = 0; k < state.dimension(); k++) {
                double step = state.current(k) - state.previous(k);
                squares += step * step;
            }
            return Math.sqrt(squares) <= radius;
        };
    }

    /**
     * Content when the application moved no parameter by more than this.
     *
     * @param largest > 0, in the unit of the parameters
     */
    static StoppingRule absoluteChange(double largest) {
        requirePositive(largest);
        return state -> {
            for (int k = 0; k < state.dimension(); k++) {
                if (!(Math.abs(state.current(k) - state.previous(k)) <= largest)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** @return a rule that is content when both are */
    default StoppingRule and(StoppingRule other) {
        return state -> settled(state) && other.settled(state);
    }

    /** @return a rule that is content when either is */
    default StoppingRule or(StoppingRule other) {
        return state -> settled(state) || other.settled(state);
    }

    private static void requirePositive(double number) {
        if (!(number > 0)) {
            throw new IllegalArgumentException("must be positive: " + number);
        }
    }
}
