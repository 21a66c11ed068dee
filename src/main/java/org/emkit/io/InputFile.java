package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/**
 * A file to read, as the user names it: a path, or {@code -} for standard input. Compression is told by content, never
 * by the name. Whatever cannot be opened is a {@link UserException}.
 */
public final class InputFile {
    private static final String STANDARD_INPUT = "-";

    private final String name;
    private @Nullable FingerprintStream lastOpened;

    private InputFile(String name) {
        this.name = name;
    }

    /** @param pathOrDash a path, or {@code -} */
    public static InputFile of(String pathOrDash) {
        return new InputFile(pathOrDash);
    }

    /** @return how messages call it */
    public String name() {
        return isStandardInput() ? "standard input" : name;
    }

    /** @return whether it can be opened again and gives the same bytes: neither standard input nor a pipe */
    public boolean canReopen() {
        return !isStandardInput() && Files.isRegularFile(path());
    }

    private boolean isStandardInput() {
        return name.equals(STANDARD_INPUT);
    }

    private Path path() {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserException(
                    "is not a path here", name, "where the locale is not one of UTF-8, set LC_ALL=C.UTF-8", e);
        }
    }

    /** @return the bytes as they are */
    PeekStream open() {
        if (isStandardInput()) {
            return opened(new FileInputStream(FileDescriptor.in));
        }
        Path path = path();
        if (name.isEmpty()) {
            throw new UserException("an empty name was given", "input", "is a variable of the shell not set?");
        }
        if (Files.isDirectory(path)) {
            throw new UserException("is a folder, not a file", name, "name a file");
        }
        try {
            return opened(Files.newInputStream(path));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private PeekStream opened(InputStream bytes) {
        lastOpened = new FingerprintStream(bytes);
        return new PeekStream(lastOpened);
    }

    /** @return of the bytes as they were last read, or null where they were not read to the end */
    public @Nullable Fingerprint fingerprint() {
        return lastOpened == null ? null : lastOpened.fingerprint();
    }

    /** @return of a file that can be read again, reading it for this alone; null for what cannot */
    public @Nullable Fingerprint computeFingerprint() {
        if (!canReopen()) {
            return null;
        }
        try (InputStream all = open()) {
            all.transferTo(OutputStream.nullOutputStream());
            return fingerprint();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** @return the bytes, unpacked where they are gzip or bgzip */
    public InputStream openUnpacked() {
        PeekStream bytes = open();
        try {
            return GzipInput.isGzip(bytes.peek(2)) ? new GzipInput(bytes) : bytes;
        } catch (IOException e) {
            closeQuietly(bytes);
            throw unreadable(e);
        }
    }

    /** @return whether the unpacked text of a file begins with this */
    public boolean startsWith(String text) {
        try (PeekStream bytes = new PeekStream(openUnpacked())) {
            return new String(bytes.peek(text.length()), UTF_8).equals(text);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Closes what a failure leaves open: the failure tells more than one of closing. */
    static void closeQuietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // see above
        }
    }

    /** @return the unpacked bytes as UTF-8 text; what is not UTF-8 comes as U+FFFD */
    public BufferedReader openText() {
        return new BufferedReader(new InputStreamReader(openUnpacked(), UTF_8));
    }

    /** @return what to throw where reading fails */
    public UserException unreadable(IOException e) {
        return new UserException("cannot be read: " + Words.fault(e), name(), "", e);
    }
}
