package org.emkit.em;

import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** {@link MixingProportions} and its accelerated form keep the contract of maps. */
class MixingProportionsContractTest {
    private static final RandomTable SMALL = RandomTable.of(12, 60, 5, 1);
    /** Large enough for several shards and ranges of components. */
    private static final RandomTable LARGE = RandomTable.of(5000, 14_000, 16, 2);

    @Nested
    class Plain extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return SMALL.map(workers);
        }

        @Override
        protected double[] start() {
            return SMALL.start();
        }

        @Override
        protected Optional<Relabelled> relabelled() {
            int[] place = RandomTable.shuffled(12, 3);
            return Optional.of(new Relabelled(SMALL.relabelled(place).map(Workers.single()), place));
        }

        @Override
        protected Optional<ExactPosteriorView> view() {
            return Optional.of(new NaiveEm(SMALL));
        }

        @Override
        protected double restlessness() {
            return 1e-6;
        }
    }

    @Nested
    class Accelerated extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return new Squarem(SMALL.map(workers));
        }

        @Override
        protected double[] start() {
            return SMALL.start();
        }

        @Override
        protected int applicationsToArrive() {
            return 1000;
        }
    }

    @Nested
    class PlainOnManyShards extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return LARGE.map(workers);
        }

        @Override
        protected double[] start() {
            return LARGE.start();
        }

        @Override
        protected Optional<Relabelled> relabelled() {
            int[] place = RandomTable.shuffled(5000, 4);
            return Optional.of(new Relabelled(LARGE.relabelled(place).map(Workers.single()), place));
        }

        @Override
        protected int applicationsToArrive() {
            return 100;
        }

        @Override
        protected int applications() {
            return 20;
        }

        @Override
        protected double restlessness() {
            return 1e-2;
        }
    }

    @Nested
    class AcceleratedOnManyShards extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return new Squarem(LARGE.map(workers));
        }

        @Override
        protected double[] start() {
            return LARGE.start();
        }

        @Override
        protected int applicationsToArrive() {
            return 50;
        }

        @Override
        protected int applications() {
            return 20;
        }

        @Override
        protected double restlessness() {
            return 1e-2;
        }
    }
}
