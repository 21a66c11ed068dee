package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryStoreTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAppendedIsReadAnyNumberOfTimes() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        try (TemporaryStore store = TemporaryStore.in(folder)) {
            try (OutputStream out = store.append()) {
                out.write(bytes, 0, 100_001);
            }
            try (OutputStream out = store.append()) {
                out.write(bytes, 100_001, bytes.length - 100_002);
                out.write(bytes[bytes.length - 1]);
            }
            assertThat(store.size()).isEqualTo(bytes.length);
            try (InputStream one = store.read();
                    InputStream two = store.read()) {
                assertThat(one.readNBytes(1000)).isEqualTo(Arrays.copyOf(bytes, 1000));
                assertThat(two.readAllBytes()).isEqualTo(bytes);
                assertThat(one.read()).isEqualTo(bytes[1000] & 0xff);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyStoreGivesNothing() throws IOException {
        try (TemporaryStore store = TemporaryStore.in(folder);
                InputStream in = store.read()) {
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aFileThatFailsIsToldWithItsFolder() throws IOException {
        TemporaryStore store = TemporaryStore.in(folder);
        OutputStream out = store.append();
        InputStream in = store.read();
        store.close();
        out.write(1);
        String remedy = "; name a folder with more room with --tmp-dir, or allow more memory with --buffer-memory";
        assertThatThrownBy(out::flush)
                .isInstanceOf(UserException.class)
                .hasMessage(folder + ": a temporary file cannot be written: ClosedChannelException" + remedy);
        assertThatThrownBy(in::read)
                .isInstanceOf(UserException.class)
                .hasMessage(folder + ": a temporary file cannot be read: ClosedChannelException" + remedy);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> TemporaryStore.in(none))
                .isInstanceOf(UserException.class)
                .hasMessage(none + ": no temporary file can be made: no such file or folder;"
                        + " name another folder with --tmp-dir");
    }
}
