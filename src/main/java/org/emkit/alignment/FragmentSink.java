package org.emkit.alignment;

/** Takes fragments from a {@link FragmentSource}, in batches. */
public interface FragmentSink {
    /** @return a new batch, empty */
    FragmentBatch newBatch();

    /**
     * All that was handed over so far is void: the source found that its records are not grouped by name and begins
     * anew.
     */
    void startOver();
}
