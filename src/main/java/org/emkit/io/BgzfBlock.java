package org.emkit.io;

/**
 * One packed BGZF block.
 *
 * @param data     where its deflated data begin in the array that holds them
 * @param dataSize bytes of deflated data
 * @param size     bytes when unpacked, as the block gives it, ≤ {@link BgzfFrames#LARGEST_BLOCK}
 * @param checksum CRC32 of the unpacked bytes, as the block gives it
 * @param offset   where the block begins in the file, bytes
 */
record BgzfBlock(int data, int dataSize, int size, int checksum, long offset) {}
