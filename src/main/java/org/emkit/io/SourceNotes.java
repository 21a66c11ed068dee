package org.emkit.io;

import java.util.ArrayList;
import java.util.List;

/** What a reader met that the user should know of, though it could read on. One for each pass over a file. */
final class SourceNotes {
    private long unplaced;
    private boolean endMarkerMissing;
    private boolean lastLineOpen;

    /** A record that is not flagged unmapped has no reference, position or aligned base; it counts as unmapped. */
    void addUnplaced() {
        unplaced++;
    }

    /** Takes over what was met in a part of the file, which forgets it. */
    void takeFrom(SourceNotes part) {
        unplaced += part.unplaced;
        part.unplaced = 0;
    }

    /** A BGZF file ends without the empty block that marks its end. */
    void setEndMarkerMissing() {
        endMarkerMissing = true;
    }

    /** A text ends without a line end. */
    void setLastLineOpen() {
        lastLineOpen = true;
    }

    /** @return one line each, beginning with the file's name */
    List<String> warnings(String file) {
        List<String> lines = new ArrayList<>();
        if (unplaced > 0) {
            lines.add(file + ": records taken as unmapped for want of a reference, a position or aligned bases,"
                    + " though not flagged unmapped: " + unplaced);
        }
        if (endMarkerMissing) {
            lines.add(file + ": the end-of-file block is missing; the file may have been cut short between two blocks");
        }
        if (lastLineOpen) {
            lines.add(file + ": the last line has no line end; the file may have been cut short");
        }
        return lines;
    }
}
