package org.emkit.io;

import com.intel.gkl.compression.IntelInflaterFactory;
import htsjdk.samtools.util.zip.InflaterFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.Inflater;

/**
 * Makes inflaters: those of Intel's genomics library where its native code loads (Linux and macOS on x86-64, a folder for
 * temporary files from which code may be run), the JDK's elsewhere. Both unpack to the same bytes.
 */
final class Inflaters {
    /** The library tells on standard error that it was loaded, or was not. Kept, or the setting is collected. */
    private static final Logger QUIET = Logger.getLogger("com.intel.gkl");

    private static final InflaterFactory FACTORY = load();

    private Inflaters() {}

    private static InflaterFactory load() {
        QUIET.setLevel(Level.OFF);
        try {
            return new IntelInflaterFactory();
        } catch (LinkageError | RuntimeException e) {
            return new InflaterFactory();
        }
    }

    /**
     * @return a new inflater of raw deflate data, to be ended by its user. At damaged data it may throw a
     *     {@link RuntimeException} where the JDK's throws a DataFormatException
     */
    static Inflater raw() {
        return FACTORY.makeInflater(true);
    }
}
