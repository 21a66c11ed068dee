package org.emkit.quant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.PivotSelectionRule;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * How far each of some counts α ≥ 0 may go along null vectors: the least and the largest α_t of {@code {α + Z y ≥ 0}}. One
 * vector is a matter of ratios; more are two linear programmes for each. Immutable.
 */
final class FreeRanges {
    private static final double REDUCED_COST = 1e-10;
    private static final int MOST_ULPS = 10;
    private static final double CUT_OFF = 1e-12;
    private static final int MOST_STEPS = 10_000;
    /** Columns × vectors² up to which linear programmes are solved: a second or so for all columns. */
    private static final int MOST_WORK = 4_000_000;

    private final double[] minimum;
    private final double[] maximum;

    private FreeRanges(double[] minimum, double[] maximum) {
        this.minimum = minimum;
        this.maximum = maximum;
    }

    /**
     * @param fragments α, shape [columns], each ≥ 0
     * @param vectors   Z, shape [vectors][columns], independent; each sums to 0
     * @return the range of each column
     */
    static FreeRanges of(double[] fragments, double[][] vectors) {
        if (vectors.length == 1) {
            return alongOne(fragments, vectors[0]);
        }
        FreeRanges ranges = new FreeRanges(new double[fragments.length], new double[fragments.length]);
        if ((double) fragments.length * vectors.length * vectors.length > MOST_WORK) {
            Arrays.fill(ranges.minimum, Double.NaN);
            Arrays.fill(ranges.maximum, Double.NaN);
        } else {
            alongSeveral(fragments, vectors, ranges);
        }
        return ranges;
    }

    private static FreeRanges alongOne(double[] fragments, double[] v) {
        double forth = Double.POSITIVE_INFINITY;
        double back = Double.POSITIVE_INFINITY;
        for (int t = 0; t < v.length; t++) {
            if (v[t] < 0) {
                forth = Math.min(forth, fragments[t] / -v[t]);
            } else if (v[t] > 0) {
                back = Math.min(back, fragments[t] / v[t]);
            }
        }
        FreeRanges ranges = new FreeRanges(new double[v.length], new double[v.length]);
        for (int t = 0; t < v.length; t++) {
            double one = fragments[t] + forth * v[t];
            double other = fragments[t] - back * v[t];
            ranges.minimum[t] = Math.max(0, Math.min(one, other));
            ranges.maximum[t] = Math.max(one, other);
        }
        return ranges;
    }

    /** Counts are taken in units of their sum, vectors with a largest element of 1. */
    private static void alongSeveral(double[] fragments, double[][] vectors, FreeRanges ranges) {
        int columns = fragments.length;
        double unit = Arrays.stream(fragments).sum();
        double[][] direction = new double[columns][vectors.length];
        for (int k = 0; k < vectors.length; k++) {
            double largest = Arrays.stream(vectors[k]).map(Math::abs).max().orElse(1);
            for (int t = 0; t < columns; t++) {
                direction[t][k] = vectors[k][t] / largest;
            }
        }
        Collection<LinearConstraint> notBelowZero = new ArrayList<>();
        for (int t = 0; t < columns; t++) {
            notBelowZero.add(new LinearConstraint(direction[t], Relationship.GEQ, -fragments[t] / unit));
        }
        LinearConstraintSet constraints = new LinearConstraintSet(notBelowZero);
        for (int t = 0; t < columns; t++) {
            double least = fragments[t] + unit * furthest(direction[t], constraints, GoalType.MINIMIZE);
            double most = fragments[t] + unit * furthest(direction[t], constraints, GoalType.MAXIMIZE);
            ranges.minimum[t] = least < 0 ? 0 : least;
            ranges.maximum[t] = most;
        }
    }

    /** @return the optimum; NaN where the search failed */
    private static double furthest(double[] direction, LinearConstraintSet constraints, GoalType goal) {
        try {
            return new SimplexSolver(REDUCED_COST, MOST_ULPS, CUT_OFF)
                    .optimize(
                            new LinearObjectiveFunction(direction, 0),
                            constraints,
                            goal,
                            new NonNegativeConstraint(false),
                            PivotSelectionRule.BLAND,
                            new MaxIter(MOST_STEPS))
                    .getValue();
        } catch (MathRuntimeException e) {
            return Double.NaN;
        }
    }

    /** @return the least that the column may have, ≥ 0; NaN: not found */
    double minimum(int column) {
        return minimum[column];
    }

    /** @return the most; NaN: not found */
    double maximum(int column) {
        return maximum[column];
    }
}
