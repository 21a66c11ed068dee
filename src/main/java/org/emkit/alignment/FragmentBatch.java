package org.emkit.alignment;

/**
 * Fragments on their way to the {@link FragmentSink} that made the batch. They may be put in on any one thread, and are
 * handed over on the sink's own; so several batches may be filled side by side.
 */
public interface FragmentBatch {
    /**
     * Takes one placed fragment.
     *
     * @param fragment valid during the call alone: the source reuses it
     */
    void add(FragmentAlignments fragment);

    /** @return number of fragments taken */
    int size();

    /** Hands all fragments to the sink, and is empty then. To be called where the sink is used. */
    void flush();
}
