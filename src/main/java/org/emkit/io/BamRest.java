package org.emkit.io;

/**
 * Unpacked bytes of a BAM that were read but not yet used.
 *
 * @param bytes hold them
 * @param from  where they begin
 * @param to    where they end
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record BamRest(byte[] bytes, int from, int to) {
    int size() {
        return to - from;
    }
}
