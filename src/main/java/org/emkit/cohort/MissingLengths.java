package org.emkit.cohort;

/** Effective lengths of a gene in samples that show nothing of it. */
final class MissingLengths {
    private MissingLengths() {}

    /**
     * Replaces lengths where there is no TPM: by the geometric mean of the others, or, where there are none, by the mean of
     * all.
     *
     * @param length bases, shape [samples]: weighted by TPM, or, where there is none, the plain mean of transcripts
     * @param tpm    shape [samples]
     */
    static void fill(double[] length, double[] tpm) {
        double logarithms = 0;
        double sum = 0;
        int present = 0;
        for (int s = 0; s < length.length; s++) {
            sum += length[s];
            if (tpm[s] > 0) {
                logarithms += StrictMath.log(length[s]);
                present++;
            }
        }
        if (present == length.length) {
            return;
        }
        double missing = present > 0 ? StrictMath.exp(logarithms / present) : sum / length.length;
        for (int s = 0; s < length.length; s++) {
            if (!(tpm[s] > 0)) {
                length[s] = missing;
            }
        }
    }
}
