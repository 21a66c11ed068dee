package org.emkit.scan;

/** Finds the sites of some targets. Immutable. */
interface Searcher {
    /** Adds the sites of a run, in any order. */
    void find(Run run, SiteList found);
}
