package org.emkit.motif;

import java.util.List;
import org.emkit.em.EmMap;
import org.emkit.em.EmMapContract;
import org.emkit.em.Squarem;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Nested;

/** The map of a motif's EM is one of the kernel's maps, in each model. */
class MotifMapContractTest {
    private static final Planted DNA =
            new Planted(Alphabet.DNA, 60, 80, true, 7, List.of(new Planted.Recipe("TGACTCAGC", 0.85, 0.7)));
    private static final Planted PROTEIN =
            new Planted(Alphabet.PROTEIN, 30, 60, false, 8, List.of(new Planted.Recipe("GKSTLWCH", 0.8, 0.8)));

    abstract static class Contract extends EmMapContract {
        private final SiteModel model;
        private final Planted planted;
        private final boolean palindrome;
        private final double threshold;
        private final String word;

        Contract(SiteModel model, Planted planted, boolean palindrome, double threshold, String word) {
            this.model = model;
            this.planted = planted;
            this.palindrome = palindrome;
            this.threshold = threshold;
            this.word = word;
        }

        private SearchSet set() {
            BackgroundModel background = BackgroundModel.estimate(planted.set(), 1, planted == DNA);
            return new SearchSet(planted.set(), background, true, null);
        }

        private double[] theta() {
            int letters = set().alphabet.size();
            double[] theta = new double[word.length() * letters];
            for (int k = 0; k < theta.length; k++) {
                boolean own = set().alphabet.code(word.charAt(k / letters)) == k % letters;
                theta[k] = own ? 0.5 : 0.5 / (letters - 1);
            }
            return theta;
        }

        @Override
        protected EmMap map(Workers workers) {
            SearchSet set = set();
            Candidates table = new CandidateScan(Stretches.of(set, set.size()), model)
                    .scan(theta(), 0.5, threshold, Workers.single());
            LetterPrior prior = LetterPrior.usual(set.background);
            return new MotifMap(table, prior, model == SiteModel.OOPS, palindrome, workers);
        }

        @Override
        protected double[] start() {
            return MotifMap.parameters(theta(), 0.5, model == SiteModel.OOPS);
        }

        @Override
        protected int applicationsToArrive() {
            return 1500;
        }

        @Override
        protected double restlessness() {
            return 1e-6;
        }
    }

    @Nested
    class OneEach extends Contract {
        OneEach() {
            super(SiteModel.OOPS, DNA, false, 0, "TGACTCAGC");
        }
    }

    @Nested
    class OneEachAtMost extends Contract {
        OneEachAtMost() {
            super(SiteModel.ZOOPS, DNA, false, 0, "TGACTCAGC");
        }
    }

    @Nested
    class OneEachAtMostOnLikelyWindows extends Contract {
        OneEachAtMostOnLikelyWindows() {
            super(SiteModel.ZOOPS, DNA, false, 1e-3, "TGACTCAGC");
        }
    }

    @Nested
    class AnyNumber extends Contract {
        AnyNumber() {
            super(SiteModel.ANR, DNA, false, 1e-4, "TGACTCAGC");
        }
    }

    @Nested
    class Palindrome extends Contract {
        Palindrome() {
            super(SiteModel.ZOOPS, DNA, true, 0, "TGACGTCA");
        }
    }

    @Nested
    class Protein extends Contract {
        Protein() {
            super(SiteModel.ZOOPS, PROTEIN, false, 1e-4, "GKSTLWCH");
        }
    }

    @Nested
    class Accelerated extends Contract {
        Accelerated() {
            super(SiteModel.ZOOPS, DNA, false, 1e-3, "TGACTCAGC");
        }

        @Override
        protected EmMap map(Workers workers) {
            return new Squarem(super.map(workers));
        }
    }
}
