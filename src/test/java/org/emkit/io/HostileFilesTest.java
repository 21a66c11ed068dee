package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;

/** Every file of the hostile set has the outcome that the table says, and never another exception. */
class HostileFilesTest {
    private static final Path TABLE = Path.of("src/test/resources/org/emkit/io/hostile-records.tsv");

    @Test
    void everyFileHasItsOutcome() throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path folder = Path.of(data, "hostile");
        assumeTrue(Files.isDirectory(folder), "no hostile files in " + data);
        List<String> rows = new ArrayList<>(List.of("file\toutcome\tdetail"));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().matches(".*\\.(bam|sam|cram)"))
                    .sorted()
                    .forEach(f ->
                            rows.add(folder.relativize(f) + "\t" + outcome(f).replace(folder + "/", "")));
        }
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(TABLE.getParent());
            Files.write(TABLE, rows, UTF_8);
        }
        assertThat(rows).isEqualTo(Files.readAllLines(TABLE, UTF_8));
    }

    private static String outcome(Path path) {
        try (AlignmentFile file = AlignmentFile.open(path.toString(), null)) {
            AlignmentRecord record = new AlignmentRecord();
            RecordSource source = file.records();
            long records = 0;
            long placed = 0;
            while (source.next(record)) {
                records++;
                placed += record.is(AlignmentRecord.UNMAPPED) ? 0 : 1;
            }
            String counts = "read\t" + records + " records, " + placed + " placed";
            return String.join(
                    "; ",
                    Stream.concat(Stream.of(counts), file.warnings().stream()).toList());
        } catch (UserException e) {
            return "refused\t" + e.getMessage();
        } catch (UncheckedIOException e) {
            throw new AssertionError(path.toString(), e);
        }
    }
}
