package org.emkit.alignment;

/** Takes fragments from a {@link FragmentSource}. */
public interface FragmentSink {
    /**
     * Takes one placed fragment.
     *
     * @param fragment valid during the call alone: the source reuses it
     */
    void accept(FragmentAlignments fragment);

    /**
     * All that was accepted so far is void: the source found that its records are not grouped by name and begins anew.
     */
    void startOver();
}
