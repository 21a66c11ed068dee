package org.emkit.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Passes bytes on and keeps their number and digest. Not thread-safe. */
final class FingerprintStream extends FilterInputStream {
    private final MessageDigest digest;
    private long bytes;
    private @Nullable Fingerprint complete;

    FingerprintStream(InputStream in) {
        super(in);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @return of all bytes, or null before the end was met */
    @Nullable
    Fingerprint fingerprint() {
        return complete;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got > 0) {
            digest.update(into, offset, got);
            bytes += got;
        } else if (got < 0 && complete == null) {
            complete = new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
        }
        return got;
    }

    @Override
    public long skip(long n) throws IOException {
        return in.skip(0); // skipped bytes would not be seen
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
