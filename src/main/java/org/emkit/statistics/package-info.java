/**
 * Vocabulary: tails of distributions, tests and their correction for many tests. Imports the JDK alone.
 *
 * <p>Every p-value is handled by its natural logarithm, so that none becomes 0: ln p ≤ 0, and −∞ only where p is 0 exactly.
 * Bits do not depend on the platform.
 */
@NullMarked
package org.emkit.statistics;

import org.jspecify.annotations.NullMarked;
