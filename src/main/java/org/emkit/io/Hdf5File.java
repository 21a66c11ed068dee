package org.emkit.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An HDF5 file being made: one-dimensional datasets, named by paths such as {@code aux/ids}. Numbers are compressed. Data
 * are kept, not copied, until {@link #close} writes all. The same data give the same bytes. Not thread-safe.
 */
public final class Hdf5File implements Closeable {
    /** Below this a chunk's own index takes more than compression saves. */
    private static final int LEAST_COMPRESSED = 1 << 10;

    private static final int MOST_IN_CHUNK = 1 << 16;
    private static final int DEFLATE_LEVEL = 6;

    private final WritableHdfFile file;
    private final Map<String, WritableGroup> groups = new HashMap<>();

    private Hdf5File(WritableHdfFile file) {
        this.file = file;
        groups.put("", file);
    }

    /**
     * Makes a file.
     *
     * @throws IOException where it cannot be made
     */
    public static Hdf5File create(Path path) throws IOException {
        try {
            return new Hdf5File(HdfFile.write(path));
        } catch (HdfException e) {
            throw fault(e);
        }
    }

    /** Puts 32-bit whole numbers. */
    public void put(String path, int[] values) {
        put(path, values, values.length);
    }

    /** Puts 64-bit floating-point numbers. */
    public void put(String path, double[] values) {
        put(path, values, values.length);
    }

    /** Puts texts: UTF-8, as wide as the longest. */
    public void put(String path, String[] values) {
        group(path).putDataset(name(path), values);
    }

    private void put(String path, Object values, int length) {
        if (length < LEAST_COMPRESSED) {
            group(path).putDataset(name(path), values);
            return;
        }
        DatasetCreationOptions compressed = DatasetCreationOptions.builder()
                .chunkDimensions(Math.min(length, MOST_IN_CHUNK))
                .shuffle()
                .deflate(DEFLATE_LEVEL)
                .build();
        group(path).putDataset(name(path), values, compressed);
    }

    private WritableGroup group(String path) {
        int slash = path.lastIndexOf('/');
        String parent = slash < 0 ? "" : path.substring(0, slash);
        WritableGroup known = groups.get(parent);
        if (known == null) {
            known = group(parent).putGroup(name(parent));
            groups.put(parent, known);
        }
        return known;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Writes everything. */
    @Override
    public void close() throws IOException {
        try {
            file.close();
        } catch (HdfException e) {
            throw fault(e);
        }
    }

    private static IOException fault(HdfException e) {
        return e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
}
