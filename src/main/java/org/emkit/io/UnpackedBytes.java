package org.emkit.io;

/** Bytes that were unpacked ahead, with free bytes in front of them, to be taken over with the array that holds them. */
interface UnpackedBytes {
    /** Free bytes in front, at least. */
    int FRONT = 1 << 17;

    /** @return where the first stands in the array, ≥ {@link #FRONT} */
    int from();

    /** @return one past the last, &gt; {@code from()} */
    int to();

    /**
     * Takes the array over.
     *
     * @param other is overwritten with bytes that are unpacked later
     * @return the array, the caller's from now on
     */
    byte[] exchange(byte[] other);
}
