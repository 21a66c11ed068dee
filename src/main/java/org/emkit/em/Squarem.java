package org.emkit.em;

/**
 * Makes a faster map of a map: two plain updates, a step along the parabola through the three points (steplength
 * −|r|/|v|), and a third update from there. If the objective where the step landed is lower than where it began, the
 * step is dropped and the second plain update is the result, so the objective never falls. Objective and gap are those
 * at the theta given.
 *
 * @see <a href="https://doi.org/10.1111/j.1467-9469.2007.00585.x">Varadhan, Roland 2008, scheme S3</a>
 */
public final class Squarem implements EmMap {
    private final EmMap map;
    private final double[] once;
    private final double[] twice;
    private final double[] leap;
    private double gapNats = Double.NaN;

    /** @param map the map to speed up, from now on used by this one alone */
    public Squarem(EmMap map) {
        this.map = map;
        this.once = new double[map.dimension()];
        this.twice = new double[map.dimension()];
        this.leap = new double[map.dimension()];
    }

    @Override
    public int dimension() {
        return map.dimension();
    }

    @Override
    public double apply(double[] theta, double[] next) {
        double objective = map.apply(theta, once);
        gapNats = map.gapNats();
        map.apply(once, twice);
        extrapolate(theta, steplength(theta));
        map.repair(leap, twice);
        double reached = map.apply(leap, next);
        if (!(reached >= objective)) {
            System.arraycopy(twice, 0, next, 0, twice.length);
        }
        return objective;
    }

    /** The factor of the step, ≥ 1, where 1 leads to the second plain update. */
    private double steplength(double[] theta) {
        double first = 0;
        double change = 0;
        for (int k = 0; k < theta.length; k++) {
            double r = once[k] - theta[k];
            double v = (twice[k] - once[k]) - r;
            first += r * r;
            change += v * v;
        }
        double factor = Math.sqrt(first / change);
        // Not finite where both plain updates went equally far (a line, no parabola) or nowhere.
        return factor > 1 && factor < Double.POSITIVE_INFINITY ? factor : 1;
    }

    private void extrapolate(double[] theta, double factor) {
        if (factor == 1) {
            System.arraycopy(twice, 0, leap, 0, leap.length);
            return;
        }
        for (int k = 0; k < theta.length; k++) {
            double r = once[k] - theta[k];
            double v = (twice[k] - once[k]) - r;
            leap[k] = theta[k] + factor * (2 * r + factor * v);
        }
    }

    @Override
    public double gapNats() {
        return gapNats;
    }

    @Override
    public int updatesPerApply() {
        return 3 * map.updatesPerApply();
    }

    @Override
    public void repair(double[] theta, double[] emPoint) {
        map.repair(theta, emPoint);
    }
}
