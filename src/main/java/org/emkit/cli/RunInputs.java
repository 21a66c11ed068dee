package org.emkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.emkit.UserException;
import org.emkit.alignment.TranscriptDigests;
import org.emkit.io.FileState;
import org.emkit.io.Fingerprint;
import org.emkit.io.InputFile;
import org.emkit.report.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a run reads: gathered for its metadata, and held to be, once it was read, what it was at the start. A file that
 * changed meanwhile may have been read half old and half new, and no result is made of that.
 */
final class RunInputs {
    private final List<Run.Input> inputs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, FileState> watched = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Consumer<String> notes;
    private @Nullable TranscriptDigests digests;

    /** @param notes is told what a user may want to know, though nothing is wrong */
    RunInputs(Consumer<String> notes) {
        this.notes = notes;
    }

    /** Keeps what a file is now, before it is opened. Of a name that is kept already nothing changes. */
    void watch(String file) {
        FileState now = FileState.of(file);
        if (now != null) {
            watched.putIfAbsent(file, now);
        }
    }

    /**
     * Tells that a file was read, for the last time or not.
     *
     * @throws UserException where it is not the file any more that it was when it was first watched
     */
    void unchanged(String file) {
        unchanged(file, null);
    }

    /** @param read of the bytes read: a file that was only touched has the same */
    private void unchanged(String file, @Nullable Fingerprint read) {
        if (isChanged(file) && (read == null || !read.equals(current(file)))) {
            throw changed(file);
        }
    }

    private boolean isChanged(String file) {
        FileState before = watched.get(file);
        return before != null && !before.equals(FileState.of(file));
    }

    private static @Nullable Fingerprint current(String file) {
        return FileState.of(file) == null ? null : InputFile.of(file).computeFingerprint();
    }

    private static UserException changed(String file) {
        return new UserException("changed during the run", file, "run again once nothing writes to it any more");
    }

    /** @return the reason behind a failure: a file that changed before it was read; nothing where there is none */
    Optional<UserException> changed() {
        return watched.keySet().stream()
                .filter(file -> !done.contains(file))
                .filter(this::isChanged)
                .sorted()
                .findFirst()
                .map(RunInputs::changed);
    }

    /** Keeps a file that can be read again; its digest is computed here. @return the digest; null for what cannot */
    @Nullable
    String add(String role, Path file) {
        Fingerprint fingerprint = InputFile.of(file.toString()).computeFingerprint();
        unchanged(file.toString());
        keep(role, file.toString(), fingerprint);
        return fingerprint == null ? null : fingerprint.sha256();
    }

    /** Keeps a file that was read to its end, with the fingerprint of what was read, where there is one. */
    void add(String role, String name, @Nullable Fingerprint fingerprint) {
        unchanged(name, fingerprint);
        keep(role, name, fingerprint);
    }

    private void keep(String role, String name, @Nullable Fingerprint fingerprint) {
        done.add(name);
        inputs.add(
                fingerprint == null
                        ? new Run.Input(role, name, -1, null)
                        : new Run.Input(role, name, fingerprint.bytes(), fingerprint.sha256()));
    }

    /** @return all files so far, in the order in which they were read */
    List<Run.Input> all() {
        return List.copyOf(inputs);
    }

    void digests(TranscriptDigests ofTranscripts) {
        digests = ofTranscripts;
    }

    /** @return of the transcripts that were read; null where none were */
    @Nullable
    TranscriptDigests digests() {
        return digests;
    }

    /** @return what a user should know, so far */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Tells at once what a user may want to know, though nothing is wrong and results do not depend on it. */
    void note(String note) {
        notes.accept(note);
    }

    void warn(String warning) {
        warnings.add(warning);
    }
}
