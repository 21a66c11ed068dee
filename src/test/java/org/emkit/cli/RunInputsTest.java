package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.emkit.UserException;
import org.emkit.io.Fingerprint;
import org.emkit.io.InputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunInputsTest {
    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);
    private static final FileTime AFTER = FileTime.fromMillis(1_700_000_001_000L);

    /** What befalls a file. */
    private enum Change {
        GROWS {
            @Override
            void of(Path file) throws IOException {
                Files.writeString(file, "more", StandardOpenOption.APPEND);
            }
        },
        IS_CUT {
            @Override
            void of(Path file) throws IOException {
                Files.writeString(file, "wh");
            }
        },
        IS_WRITTEN_OVER {
            @Override
            void of(Path file) throws IOException {
                Files.writeString(file, "WHOLE");
                Files.setLastModifiedTime(file, AFTER);
            }
        },
        IS_REPLACED {
            @Override
            void of(Path file) throws IOException {
                Path other = Files.writeString(file.resolveSibling("other"), "other");
                Files.setLastModifiedTime(other, THEN);
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        IS_REMOVED {
            @Override
            void of(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void of(Path file) throws IOException;
    }

    @TempDir
    private Path folder;

    private Path file;
    private String name;
    private Fingerprint read;
    private final RunInputs inputs = new RunInputs(note -> {});

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("reads"), "whole");
        Files.setLastModifiedTime(file, THEN);
        name = file.toString();
        read = InputFile.of(name).computeFingerprint();
        inputs.watch(name);
    }

    @Test
    void aFileThatStaysIsKept() {
        inputs.unchanged(name);
        inputs.add("reads", name, read);
        inputs.add("reads", file);
        assertThat(inputs.all()).hasSize(2).allMatch(each -> each.bytes() == 5);
        assertThat(inputs.changed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void aFileThatChangesIsRefused(Change change) throws IOException {
        change.of(file);
        String what = name + ": changed during the run; run again once nothing writes to it any more";
        assertThatThrownBy(() -> inputs.add("reads", name, read))
                .isInstanceOf(UserException.class)
                .hasMessage(what);
        assertThatThrownBy(() -> inputs.unchanged(name)).hasMessage(what);
        assertThat(inputs.changed()).get().extracting(Throwable::getMessage).isEqualTo(what);
        assertThat(inputs.all()).isEmpty();
    }

    /** As schedulers do to files; and a file system that many machines share may tell the time of writing late. */
    @Test
    void aFileThatWasOnlyTouchedIsKept() throws IOException {
        Files.setLastModifiedTime(file, AFTER);
        inputs.add("reads", name, read);
        assertThat(inputs.all()).hasSize(1);
    }

    @Test
    void whatHappensAfterItWasReadIsNoReasonToFail() throws IOException {
        inputs.add("reads", name, read);
        Files.delete(file);
        assertThat(inputs.changed()).isEmpty();
    }

    @Test
    void standardInputAndFoldersAreNotWatched() throws IOException {
        inputs.watch("-");
        inputs.watch(folder.toString());
        Files.delete(file);
        inputs.unchanged("-");
        inputs.unchanged(folder.toString());
        inputs.add("reads", "standard input", null);
        assertThat(inputs.all()).hasSize(1);
    }
}
