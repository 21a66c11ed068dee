package org.emkit;

/**
 * A failure meant for the user's eyes: what is wrong, where, and what to do about it.
 *
 * <p>Thrown where bad data or a bad combination of options is met, printed in one line, without a stack trace. A mistake
 * of ours is an {@link IllegalArgumentException} or {@link IllegalStateException} instead.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what the fault, such as {@code "record 1 204: read name out of group"}
     * @param where the file or option it is in; empty where {@code what} says it all
     * @param remedy what to do, such as {@code "sort with 'samtools collate'"}; empty where nothing can be advised
     */
    public UserException(String what, String where, String remedy) {
        super(message(what, where, remedy));
    }

    /** As {@link #UserException(String, String, String)}, keeping the exception that revealed the fault. */
    public UserException(String what, String where, String remedy, Throwable cause) {
        super(message(what, where, remedy), cause);
    }

    private static String message(String what, String where, String remedy) {
        return onOneLine((where.isEmpty() ? "" : where + ": ") + what + (remedy.isEmpty() ? "" : "; " + remedy));
    }

    /** @return the text with control characters, which a name from a damaged file may hold, as {@code \x0d} */
    private static String onOneLine(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int k = 0; k < text.length(); k++) {
            char c = text.charAt(k);
            if (Character.isISOControl(c)) {
                shown.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
