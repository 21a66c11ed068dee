package org.emkit.io;

/** A record that cannot be right. Whoever knows file and record number makes it a {@link org.emkit.UserException}. */
final class BadRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    BadRecordException(String what) {
        this(what, "");
    }

    BadRecordException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /** @return what to do; empty where the reader's general advice fits */
    String remedy() {
        return remedy;
    }
}
