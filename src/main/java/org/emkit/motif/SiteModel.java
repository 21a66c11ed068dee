package org.emkit.motif;

/** How many sites a sequence holds. */
public enum SiteModel {
    /** One occurrence per sequence. */
    OOPS,
    /** Zero or one occurrence per sequence. */
    ZOOPS,
    /** Any number of repetitions. */
    ANR
}
