package org.emkit.report;

import java.util.List;
import org.emkit.enrich.Enrichment;
import org.emkit.enrich.EnrichmentOptions;
import org.emkit.sequence.SequenceSet;

/**
 * A test of known motifs for enrichment, as reports tell of it.
 *
 * @param run           inputs, command and cost
 * @param options       how it was tested
 * @param sequences     what was tested
 * @param controlsGiven whether controls were given; otherwise they are the sequences shuffled
 * @param results       the smallest p-value first
 */
public record EnrichmentRun(
        Run run, EnrichmentOptions options, SequenceSet sequences, boolean controlsGiven, List<Enrichment> results) {
    /** Adjusted p-values below are called significant. */
    public static final double LEVEL = 0.05;

    public EnrichmentRun {
        results = List.copyOf(results);
    }

    /** @return motifs whose adjusted p-value is below {@value #LEVEL} */
    public long significant() {
        double level = StrictMath.log(LEVEL);
        return results.stream().filter(each -> each.logAdjusted() < level).count();
    }
}
