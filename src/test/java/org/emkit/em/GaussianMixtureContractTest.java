package org.emkit.em;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;

/** The first textbook model: a mixture of normal distributions, maximum likelihood and MAP, plain and accelerated. */
class GaussianMixtureContractTest {
    private static final int COMPONENTS = 3;
    private static final double[] DATA = GaussianMixture.sample(6000, 3);
    private static final GaussianMixture.Prior PRIOR = new GaussianMixture.Prior(2, 3, 1.5, 0.7, -1);

    abstract static class Contract extends EmMapContract {
        abstract GaussianMixture.Prior prior();

        @Override
        protected EmMap map(Workers workers) {
            return new GaussianMixture(DATA, COMPONENTS, prior(), workers);
        }

        @Override
        protected double[] start() {
            return new double[] {0.2, 0.5, 0.3, -2, 1, 3, 4, 4, 4};
        }

        @Override
        protected int applicationsToArrive() {
            return 150;
        }

        @Override
        protected double restlessness() {
            return 1e-7;
        }
    }

    abstract static class PlainContract extends Contract {
        @Override
        protected Optional<Relabelled> relabelled() {
            return Optional.of(new Relabelled(map(Workers.single()), new int[] {2, 0, 1, 5, 3, 4, 8, 6, 7}));
        }

        @Override
        protected Optional<ExactPosteriorView> view() {
            return Optional.of(new View(prior()));
        }
    }

    @Nested
    class MaximumLikelihood extends PlainContract {
        @Override
        GaussianMixture.Prior prior() {
            return GaussianMixture.Prior.NONE;
        }
    }

    @Nested
    class MaximumAPosteriori extends PlainContract {
        @Override
        GaussianMixture.Prior prior() {
            return PRIOR;
        }
    }

    @Nested
    class AcceleratedMaximumLikelihood extends Contract {
        @Override
        GaussianMixture.Prior prior() {
            return GaussianMixture.Prior.NONE;
        }

        @Override
        protected EmMap map(Workers workers) {
            return new Squarem(super.map(workers));
        }
    }

    @Nested
    class AcceleratedMaximumAPosteriori extends Contract {
        @Override
        GaussianMixture.Prior prior() {
            return PRIOR;
        }

        @Override
        protected EmMap map(Workers workers) {
            return new Squarem(super.map(workers));
        }
    }

    /** Responsibilities from the definition, a division by the sum of joint densities for each point. */
    private static final class View implements ExactPosteriorView {
        private final GaussianMixture.Prior prior;

        View(GaussianMixture.Prior prior) {
            this.prior = prior;
        }

        private static double logJoint(double x, double[] theta, int c) {
            double distance = x - theta[COMPONENTS + c];
            double variance = theta[2 * COMPONENTS + c];
            return Math.log(theta[c]) - 0.5 * Math.log(2 * Math.PI * variance) - distance * distance / (2 * variance);
        }

        private static double[] posterior(double x, double[] theta) {
            double[] joint = new double[COMPONENTS];
            double sum = 0;
            for (int c = 0; c < COMPONENTS; c++) {
                joint[c] = Math.exp(logJoint(x, theta, c));
                sum += joint[c];
            }
            for (int c = 0; c < COMPONENTS; c++) {
                joint[c] /= sum;
            }
            return joint;
        }

        @Override
        public double completeObjective(double[] theta, double[] at) {
            double nats = prior.nats(theta, COMPONENTS);
            for (double x : DATA) {
                double[] z = posterior(x, at);
                for (int c = 0; c < COMPONENTS; c++) {
                    nats += z[c] * logJoint(x, theta, c);
                }
            }
            return nats;
        }

        @Override
        public double entropy(double[] at) {
            double nats = 0;
            for (double x : DATA) {
                for (double z : posterior(x, at)) {
                    nats -= z == 0 ? 0 : z * Math.log(z);
                }
            }
            return nats;
        }

        @Override
        public double[] near(double[] theta, double size, SplittableRandom random) {
            double[] near = theta.clone();
            double sum = 0;
            for (int c = 0; c < COMPONENTS; c++) {
                near[c] *= Math.exp(size * (2 * random.nextDouble() - 1));
                sum += near[c];
                near[COMPONENTS + c] += size * (2 * random.nextDouble() - 1);
                near[2 * COMPONENTS + c] *= Math.exp(size * (2 * random.nextDouble() - 1));
            }
            for (int c = 0; c < COMPONENTS; c++) {
                near[c] /= sum;
            }
            return near;
        }
    }
}
