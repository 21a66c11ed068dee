package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.junit.jupiter.api.Test;

/** The sites of CRP that footprints show, in the 18 sequences of Lawrence and Reilly 1990. */
class CrpSitesTest {
    private static final int SITE_LETTERS = 22;
    private static final int SLACK = 8;

    private record Known(String sequence, int start) {}

    /** Known sites that were found, and sites found that are not known. */
    private record Tally(int known, int unknown) {}

    private static List<String> names(Path fasta) throws IOException {
        return Files.readAllLines(fasta).stream()
                .filter(line -> line.startsWith(">"))
                .map(line -> line.substring(1).trim().split("\\s+", -1)[0])
                .toList();
    }

    private static Tally tally(SiteModel model) throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path sets = Path.of(data, "motif/sets");
        SequenceSet set = MemeText.fasta(sets.resolve("crp0.s"), Alphabet.DNA);
        List<Known> known = Files.readAllLines(sets.resolve("crp0.known_sites.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[1].matches("\\d+"))
                .map(cells -> new Known(cells[0], Integer.parseInt(cells[1]) - 1))
                .toList();
        List<String> names = names(sets.resolve("crp0.s"));
        MotifOptions options = MotifOptions.withDefaults()
                .withModel(model)
                .withWidths(6, 22)
                .withMotifs(1)
                .withHeldOut(false, 5);
        try (Workers workers = new Workers(2)) {
            Motif motif = MotifFinder.with(options, workers)
                    .find(
                            set,
                            BackgroundModel.estimate(set, MotifOptions.usualBackgroundOrder(set), true),
                            MotifListener.none())
                    .motifs()
                    .get(0);
            Set<Known> hit = new HashSet<>();
            int unknown = 0;
            for (Site site : motif.sites()) {
                double center = site.start() + 0.5 * motif.width();
                List<Known> near = known.stream()
                        .filter(each -> each.sequence.equals(names.get(site.sequence())))
                        .filter(each -> Math.abs(each.start + 0.5 * SITE_LETTERS - center) <= SLACK)
                        .toList();
                hit.addAll(near);
                unknown += near.isEmpty() ? 1 : 0;
            }
            return new Tally(hit.size(), unknown);
        }
    }

    @Test
    void severalSitesOfASequenceAreFound() throws IOException {
        Tally tally = tally(SiteModel.ANR);
        assertThat(tally.known).as("%s", tally).isGreaterThanOrEqualTo(20);
        assertThat(tally.unknown).as("%s", tally).isLessThanOrEqualTo(2);
    }

    @Test
    void oneSiteOfEachSequenceIsFound() throws IOException {
        Tally tally = tally(SiteModel.ZOOPS);
        assertThat(tally.known).as("%s", tally).isGreaterThanOrEqualTo(18);
        assertThat(tally.unknown).as("%s", tally).isZero();
    }
}
