package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
    private static final List<String> OWN = List.of("run.json", "quant.sf", "aux/boot.gz");

    @TempDir
    private Path root;

    private static void write(OutputDirectory out, String name, String text) {
        out.write(name, o -> o.write(text.getBytes(UTF_8)));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nothingIsThereBeforeTheCommitAndAllAfterIt() throws IOException {
        Path folder = root.resolve("new/out");
        try (OutputDirectory out = OutputDirectory.open(folder, "run.json", OWN, false)) {
            write(out, "quant.sf", "table");
            write(out, "aux/boot.gz", "b");
            write(out, "run.json", "{}");
            assertThat(folder.resolve("quant.sf")).doesNotExist();
            out.commit();
        }
        assertThat(files(folder)).containsExactly("aux/boot.gz", "quant.sf", "run.json");
        assertThat(folder.resolve("quant.sf")).hasContent("table");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).hasSize(3);
        }
    }

    /** Something of the user's is in a file's place: what was moved before does not pass for a result. */
    @Test
    void aCommitThatFailsMidwayIsSeen() throws IOException {
        Files.createDirectories(root.resolve("quant.sf/mine"));
        Files.writeString(root.resolve("run.json"), "of before");
        try (OutputDirectory out = OutputDirectory.open(root, "run.json", OWN, true)) {
            write(out, "aux/boot.gz", "b");
            write(out, "quant.sf", "table");
            write(out, "run.json", "{}");
            assertThatThrownBy(out::commit)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("results cannot be moved there");
        }
        assertThat(root.resolve("run.json")).doesNotExist();
        assertThat(OutputDirectory.isUnfinished(root, "run.json")).isTrue();
    }

    @Test
    void withoutACommitNothingIsLeft() {
        Path folder = root.resolve("out");
        try (OutputDirectory out = OutputDirectory.open(folder, "run.json", OWN, false)) {
            write(out, "quant.sf", "table");
        }
        assertThat(folder).doesNotExist();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNotEmptyIsRefusedUnlessForced() throws IOException {
        AlignmentFiles.write(root.resolve("other.txt"), "mine");
        assertThatThrownBy(() -> OutputDirectory.open(root, "run.json", OWN, false))
                .isInstanceOf(UserException.class)
                .hasMessage(root + ": is not empty; name another folder, or use --force");
        assertThat(files(root)).containsExactly("other.txt");
    }

    @Test
    void forceRemovesWhatAnEarlierRunWroteAndKeepsTheRest() throws IOException {
        for (String name : List.of("run.json", "quant.sf", "other.txt")) {
            AlignmentFiles.write(root.resolve(name), "old");
        }
        Files.createDirectory(root.resolve("aux"));
        AlignmentFiles.write(root.resolve("aux/boot.gz"), "old");
        try (OutputDirectory out = OutputDirectory.open(root, "run.json", OWN, true)) {
            write(out, "quant.sf", "new");
            write(out, "run.json", "new");
            assertThat(root.resolve("quant.sf")).hasContent("old");
            out.commit();
        }
        assertThat(files(root)).containsExactly("other.txt", "quant.sf", "run.json");
        assertThat(root.resolve("quant.sf")).hasContent("new");
    }

    @Test
    void forceLeavesNoFolderThatItEmptied() throws IOException {
        List<String> own = List.of("aux/boot/names", "aux/boot/values", "run.json");
        for (boolean more : new boolean[] {true, false}) {
            try (OutputDirectory out = OutputDirectory.open(root, "run.json", own, true)) {
                if (more) {
                    write(out, "aux/boot/names", "n");
                    write(out, "aux/boot/values", "v");
                }
                write(out, "run.json", "{}");
                out.commit();
            }
        }
        assertThat(root.resolve("aux")).doesNotExist();
        assertThat(files(root)).containsExactly("run.json");
    }

    @Test
    void anUnfinishedRunOfBeforeIsNoObstacle() throws IOException {
        Files.createDirectories(root.resolve(".emkit-unfinished/aux"));
        AlignmentFiles.write(root.resolve(".emkit-unfinished/aux/part"), "x");
        try (OutputDirectory out = OutputDirectory.open(root, "run.json", OWN, false)) {
            write(out, "run.json", "{}");
            out.commit();
        }
        assertThat(files(root)).containsExactly("run.json");
    }

    @Test
    void twoRunsAtOnceAreRefused() {
        Path folder = root.resolve("out");
        try (OutputDirectory first = OutputDirectory.open(folder, "run.json", OWN, false)) {
            write(first, "run.json", "{}");
            assertThatThrownBy(() -> OutputDirectory.open(folder, "run.json", OWN, true))
                    .isInstanceOf(UserException.class)
                    .hasMessage(folder + ": another run is writing to it; name another folder");
            first.commit();
        }
        assertThat(folder.resolve("run.json")).hasContent("{}");
        OutputDirectory.open(folder, "run.json", OWN, true).close();
        assertThat(folder.resolve("run.json")).exists();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() {
        Path file = AlignmentFiles.write(root.resolve("f"), "x");
        assertThatThrownBy(() -> OutputDirectory.open(file, "run.json", OWN, true))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": is a file, not a folder; name another folder");
    }

    @Test
    void aFileInPlaceOfAFolderAboveIsNamed() {
        Path file = AlignmentFiles.write(root.resolve("f"), "x");
        assertThatThrownBy(() -> OutputDirectory.open(file.resolve("a/b"), "run.json", OWN, true))
                .isInstanceOf(UserException.class)
                .hasMessage(file + ": is a file, not a folder; name another folder");
    }

    @Test
    void aLinkToNothingIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("nothing"));
        assertThatThrownBy(() -> OutputDirectory.open(link, "run.json", OWN, true))
                .isInstanceOf(UserException.class)
                .hasMessage(link + ": is a link to what is not there; name another folder");
        assertThat(root.resolve("nothing")).doesNotExist();
    }

    @Test
    void theRootOfTheFileSystemIsRefused() {
        for (String path : new String[] {"/", "/..", "//"}) {
            assertThatThrownBy(() -> OutputDirectory.open(Path.of(path), "run.json", OWN, false))
                    .isInstanceOf(UserException.class)
                    .hasMessageEndingWith(": is the root of the file system; name a folder in it");
        }
    }

    @Test
    void withoutACommitFoldersMadeOnTheWayGoToo() throws IOException {
        Files.createDirectory(root.resolve("there"));
        try (OutputDirectory out = OutputDirectory.open(root.resolve("there/a/b/out"), "run.json", OWN, false)) {
            write(out, "quant.sf", "table");
        }
        assertThat(root.resolve("there")).isEmptyDirectory();
        try (OutputDirectory out = OutputDirectory.open(root.resolve("there/a/b/out"), "run.json", OWN, false)) {
            write(out, "quant.sf", "table");
            AlignmentFiles.write(root.resolve("there/a/other"), "of another run");
        }
        assertThat(files(root)).containsExactly("there/a/other");
        assertThat(root.resolve("there/a/b")).doesNotExist();
    }

    @Test
    void aFailingWriterNamesTheFile() {
        try (OutputDirectory out = OutputDirectory.open(root, "run.json", OWN, false)) {
            assertThatThrownBy(() -> out.write("quant.sf", o -> {
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(UserException.class)
                    .hasMessage(root.resolve("quant.sf") + ": cannot be written: No space left on device");
        }
    }
}
