package org.emkit.io;

import java.io.Closeable;

/** Alignment records of one file, in file order. Not thread-safe. */
interface RecordSource extends Closeable {
    /**
     * Reads the next record.
     *
     * @param into overwritten entirely
     * @return false at the end of the file; {@code into} is then undefined
     * @throws org.emkit.UserException with file, record or line number and remedy, where a record is bad, or the file is
     *     damaged or cut short
     */
    boolean next(AlignmentRecord into);

    @Override
    void close();
}
