package org.emkit.cohort;

/** What a matrix of rows and samples holds. */
public enum Quantity {
    /** Expected fragments. */
    COUNTS,
    /** Transcripts per million. */
    TPM,
    /** Effective lengths, bases. */
    LENGTHS,
    /** TPM brought to the sample's number of fragments. */
    SCALED_COUNTS,
    /** TPM times the row's mean effective length over samples, brought to the sample's number of fragments. */
    LENGTH_SCALED_COUNTS
}
