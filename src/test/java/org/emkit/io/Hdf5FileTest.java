package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5FileTest {
    @TempDir
    private Path folder;

    private Path written(String name, double[] numbers) throws IOException {
        Path path = folder.resolve(name);
        try (Hdf5File file = Hdf5File.create(path)) {
            file.put("numbers", numbers);
            file.put("deep/er/whole", new int[] {1, -2, Integer.MAX_VALUE});
            file.put("deep/texts", new String[] {"a", "transcript|ü", ""});
        }
        return path;
    }

    @Test
    void whatWasPutIsReadBack() throws IOException {
        for (int length : new int[] {1, 1000, 200_000}) { // plain, plain, in chunks and compressed
            double[] numbers = new Random(length).doubles(length).toArray();
            try (HdfFile file = new HdfFile(written("f" + length, numbers))) {
                assertThat(file.getDatasetByPath("numbers").getData()).isEqualTo(numbers);
                assertThat(file.getDatasetByPath("deep/er/whole").getData())
                        .isEqualTo(new int[] {1, -2, Integer.MAX_VALUE});
                assertThat(file.getDatasetByPath("deep/texts").getData())
                        .isEqualTo(new String[] {"a", "transcript|ü", ""});
            }
        }
    }

    @Test
    void zerosAreCompressed() throws IOException {
        assertThat(Files.size(written("zeros", new double[100_000]))).isLessThan(20_000);
    }

    @Test
    void sameDataSameBytes() throws IOException {
        double[] numbers = new Random(3).doubles(5000).toArray();
        assertThat(written("a", numbers)).hasSameBinaryContentAs(written("b", numbers));
    }

    @Test
    void aFolderThatIsNotThereIsAnIoFault() {
        assertThatIOException().isThrownBy(() -> Hdf5File.create(folder.resolve("nowhere/f.h5")));
    }
}
