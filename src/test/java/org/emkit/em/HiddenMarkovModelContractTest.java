package org.emkit.em;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;

/** The second textbook model: Baum–Welch on short sequences, held against the enumeration of all hidden paths. */
class HiddenMarkovModelContractTest {
    private static final int STATES = 2;
    private static final int LETTERS = 3;
    private static final int[][] SEQUENCES = sample();

    private static int[][] sample() {
        SplittableRandom random = new SplittableRandom(8);
        int[][] sequences = new int[25][];
        for (int k = 0; k < sequences.length; k++) {
            sequences[k] = new int[1 + random.nextInt(8)];
            int state = random.nextInt(STATES);
            for (int t = 0; t < sequences[k].length; t++) {
                state = random.nextInt(5) == 0 ? 1 - state : state;
                sequences[k][t] = random.nextInt(4) == 0 ? 2 : state == 0 ? 0 : random.nextInt(LETTERS);
            }
        }
        return sequences;
    }

    abstract static class Contract extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return new HiddenMarkovModel(SEQUENCES, STATES, LETTERS, workers);
        }

        @Override
        protected double[] start() {
            return new double[] {0.6, 0.4, 0.7, 0.3, 0.4, 0.6, 0.5, 0.3, 0.2, 0.2, 0.3, 0.5};
        }

        @Override
        protected double restlessness() {
            return 1e-6;
        }
    }

    @Nested
    class BaumWelch extends Contract {
        @Override
        protected Optional<Relabelled> relabelled() {
            // States exchanged: first states, transitions in both directions, rows of emissions.
            int[] place = {1, 0, 5, 4, 3, 2, 9, 10, 11, 6, 7, 8};
            return Optional.of(new Relabelled(map(Workers.single()), place));
        }

        @Override
        protected Optional<ExactPosteriorView> view() {
            return Optional.of(new AllPaths());
        }
    }

    @Nested
    class AcceleratedBaumWelch extends Contract {
        @Override
        protected EmMap map(Workers workers) {
            return new Squarem(super.map(workers));
        }
    }

    /** The posterior over whole paths: 2^length of them, each with its probability. */
    private static final class AllPaths implements ExactPosteriorView {
        private static double logJoint(int[] sequence, int path, double[] theta) {
            double nats = 0;
            for (int t = 0; t < sequence.length; t++) {
                int state = path >> t & 1;
                int before = t == 0 ? 0 : path >> (t - 1) & 1;
                nats += Math.log(t == 0 ? theta[state] : theta[STATES + before * STATES + state]);
                nats += Math.log(theta[STATES + STATES * STATES + state * LETTERS + sequence[t]]);
            }
            return nats;
        }

        private interface Term {
            double of(int[] sequence, int path, double posterior);
        }

        private static double expectation(double[] at, Term term) {
            double nats = 0;
            for (int[] sequence : SEQUENCES) {
                int paths = 1 << sequence.length;
                double evidence = 0;
                for (int path = 0; path < paths; path++) {
                    evidence += Math.exp(logJoint(sequence, path, at));
                }
                for (int path = 0; path < paths; path++) {
                    double posterior = Math.exp(logJoint(sequence, path, at)) / evidence;
                    nats += posterior == 0 ? 0 : posterior * term.of(sequence, path, posterior);
                }
            }
            return nats;
        }

        @Override
        public double completeObjective(double[] theta, double[] at) {
            return expectation(at, (sequence, path, posterior) -> logJoint(sequence, path, theta));
        }

        @Override
        public double entropy(double[] at) {
            return expectation(at, (sequence, path, posterior) -> -Math.log(posterior));
        }

        @Override
        public double[] near(double[] theta, double size, SplittableRandom random) {
            double[] near = theta.clone();
            for (int k = 0; k < near.length; k++) {
                near[k] *= Math.exp(size * (2 * random.nextDouble() - 1));
            }
            // Rows to sum one: repair does that, and these are positive.
            new HiddenMarkovModel(SEQUENCES, STATES, LETTERS, Workers.single()).repair(near, theta);
            return near;
        }
    }
}
