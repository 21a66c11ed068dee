package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.emkit.compare.CompareOptions;
import org.emkit.compare.MotifComparison;
import org.emkit.compare.MotifMatch;
import org.emkit.em.Workers;
import org.emkit.io.MotifFile;
import org.emkit.matrix.KnownMotif;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * On sets of a known factor one of three motifs has an accepted motif of a database as its best match: all eleven with the
 * default settings.
 */
class KnownFactorsTest {
    private static final Map<String, List<KnownMotif>> DATABASES = new ConcurrentHashMap<>();

    private static Path data() {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        return Path.of(data, "motif");
    }

    private static String[] row(String set) throws IOException {
        return Files.readAllLines(data().resolve("sets/expected_motifs.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[0].equals(set))
                .findFirst()
                .orElseThrow();
    }

    private static boolean accepted(String ids, String id) {
        return Arrays.stream(ids.split("[,;]", -1))
                .map(text -> text.replaceAll("\\(.*", "").trim())
                .anyMatch(text -> {
                    if (text.matches("MA\\d+-\\d+")) {
                        int first = Integer.parseInt(text.substring(2, 6));
                        int last = first / 100 * 100 + Integer.parseInt(text.substring(7));
                        return id.matches("MA\\d{4}.*")
                                && Integer.parseInt(id.substring(2, 6)) >= first
                                && Integer.parseInt(id.substring(2, 6)) <= last;
                    }
                    return id.startsWith(text);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"klf1", "p73", "ctcf", "jund", "crp0", "lex0", "y_GCN", "y_UME6", "gcn4_ypd", "mcm1", "ino_up800"
            })
    void findsTheFactor(String name) throws IOException {
        String[] row = row(name);
        SequenceSet set = MemeText.fasta(data().resolve("sets").resolve(row[1]), Alphabet.DNA);
        List<KnownMotif> database = DATABASES.computeIfAbsent(
                row[5],
                each -> MotifFile.read(data().resolve("databases")
                                .resolve(each + ".meme.gz")
                                .toString())
                        .motifs());
        MotifComparison comparison = MotifComparison.with(database, CompareOptions.withDefaults());
        List<String> best = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            MotifOptions options = MotifOptions.withDefaults().withHeldOut(false, 5);
            MotifResults results = MotifFinder.with(options, workers)
                    .find(
                            set,
                            BackgroundModel.estimate(set, MotifOptions.usualBackgroundOrder(set), true),
                            MotifListener.none());
            for (Motif motif : results.motifs()) {
                List<MotifMatch> matches = comparison.compare(motif.observed());
                best.add(
                        matches.isEmpty()
                                ? "none"
                                : database.get(matches.get(0).target()).id());
            }
        }
        assertThat(best).as("best matches of %s; accepted: %s", name, row[6]).anyMatch(id -> accepted(row[6], id));
    }
}
