package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;

/** How messages of this package put things. */
final class Words {
    private static final int LONGEST_QUOTE = 60;

    private Words() {}

    /** @return what went wrong with a file, in a few words without its name */
    static String fault(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (e instanceof EOFException || e instanceof CharConversionException) {
            return e.getMessage() == null ? "ends too early" : e.getMessage();
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    /** @return the byte as a user can read it */
    static String quoted(byte b) {
        return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : String.format(Locale.ROOT, "byte 0x%02x", b & 0xff);
    }

    /** @return the text in quotes, cut where it is long, unprintable bytes as dots */
    static String quoted(byte[] text, int from, int to) {
        int end = Math.min(to, from + LONGEST_QUOTE);
        StringBuilder words = new StringBuilder("'");
        String decoded = new String(text, from, end - from, UTF_8);
        decoded.codePoints().forEach(c -> words.appendCodePoint(Character.isISOControl(c) ? '.' : c));
        return words.append(end < to ? "…'" : "'").toString();
    }

    /** @return the first five, and how many more there are */
    static String firstFew(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(5, names.size())));
        return names.size() <= 5 ? shown : shown + " and " + (names.size() - 5) + " more";
    }
}
