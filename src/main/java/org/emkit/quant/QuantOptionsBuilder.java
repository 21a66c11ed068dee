package org.emkit.quant;

import org.emkit.alignment.LibraryType;
import org.jspecify.annotations.Nullable;

/** Collects {@link QuantOptions}, whose parameters have the names and meanings of the methods here. */
public final class QuantOptionsBuilder {
    private @Nullable LibraryType libraryType;
    private int maxFragmentLength = 1000;
    private double fragmentMean = 250;
    private double fragmentSd = 25;
    private boolean discardOrphans;
    private boolean discardDovetails;
    private boolean singleFragmentTerm = true;
    private double scoreScaleOverride = Double.NaN;
    private double minRatioNats = 12;
    private WeightBins bins = new WeightBins(1);
    private AbundancePrior prior = new AbundancePrior.None();
    private double toleranceNats = 1e-3;
    private int maxUpdates = 100_000;
    private int bootstraps;
    private int firstBootstrap;
    private long seed = 42;
    private long bufferBytes = 128L << 20;

    QuantOptionsBuilder() {}

    /** @return this, with {@link QuantOptions#libraryType} */
    public QuantOptionsBuilder libraryType(@Nullable LibraryType value) {
        this.libraryType = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#maxFragmentLength} */
    public QuantOptionsBuilder maxFragmentLength(int value) {
        this.maxFragmentLength = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#fragmentMean} */
    public QuantOptionsBuilder fragmentMean(double value) {
        this.fragmentMean = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#fragmentSd} */
    public QuantOptionsBuilder fragmentSd(double value) {
        this.fragmentSd = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#discardOrphans} */
    public QuantOptionsBuilder discardOrphans(boolean value) {
        this.discardOrphans = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#discardDovetails} */
    public QuantOptionsBuilder discardDovetails(boolean value) {
        this.discardDovetails = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#singleFragmentTerm} */
    public QuantOptionsBuilder singleFragmentTerm(boolean value) {
        this.singleFragmentTerm = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#scoreScaleOverride} */
    public QuantOptionsBuilder scoreScaleOverride(double value) {
        this.scoreScaleOverride = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#minRatioNats} */
    public QuantOptionsBuilder minRatioNats(double value) {
        this.minRatioNats = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#bins} */
    public QuantOptionsBuilder bins(WeightBins value) {
        this.bins = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#prior} */
    public QuantOptionsBuilder prior(AbundancePrior value) {
        this.prior = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#toleranceNats} */
    public QuantOptionsBuilder toleranceNats(double value) {
        this.toleranceNats = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#maxUpdates} */
    public QuantOptionsBuilder maxUpdates(int value) {
        this.maxUpdates = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#bootstraps} */
    public QuantOptionsBuilder bootstraps(int value) {
        this.bootstraps = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#firstBootstrap} */
    public QuantOptionsBuilder firstBootstrap(int value) {
        this.firstBootstrap = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#seed} */
    public QuantOptionsBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /** @return this, with {@link QuantOptions#bufferBytes} */
    public QuantOptionsBuilder bufferBytes(long value) {
        this.bufferBytes = value;
        return this;
    }

    /**
     * @return the options
     * @throws IllegalArgumentException where a number is out of its range
     */
    public QuantOptions build() {
        return new QuantOptions(
                libraryType,
                maxFragmentLength,
                fragmentMean,
                fragmentSd,
                discardOrphans,
                discardDovetails,
                singleFragmentTerm,
                scoreScaleOverride,
                minRatioNats,
                bins,
                prior,
                toleranceNats,
                maxUpdates,
                bootstraps,
                firstBootstrap,
                seed,
                bufferBytes);
    }
}
