package org.emkit.io;

import java.io.Closeable;
import java.util.List;

/** What an {@link AlignmentFragmentSource} needs of an {@link AlignmentFile}. */
interface RecordInput extends Closeable {
    /** @return whether {@link #recordSource} can be called again */
    boolean canReopen();

    /** @return all records from the first on */
    RecordSource recordSource();

    /** @return what the user should know, complete once all records are read */
    List<String> warnings();

    @Override
    void close();

    /** @return the file, seen so */
    static RecordInput of(AlignmentFile file) {
        return new RecordInput() {
            @Override
            public boolean canReopen() {
                return file.canReopen();
            }

            @Override
            public RecordSource recordSource() {
                return file.records();
            }

            @Override
            public List<String> warnings() {
                return file.warnings();
            }

            @Override
            public void close() {
                file.close();
            }
        };
    }
}
