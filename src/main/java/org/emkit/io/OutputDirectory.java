package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run's results go to, all or nothing. Files are written to a folder beside their final places;
 * {@link #commit} moves them there, a marker file last, so that a folder with the marker holds one whole run.
 * {@link #close} without a commit removes what was written; where a commit fails midway, the folder beside the places
 * stays, as it does where the process is killed, and tells that the result is unfinished. Several threads may write files
 * at a time, each another.
 */
public final class OutputDirectory implements Closeable {
    private static final String STAGE = ".emkit-unfinished";

    /** Writes one file's bytes. */
    @FunctionalInterface
    public interface Content {
        /** @param out buffered, closed by the caller */
        void write(OutputStream out) throws IOException;
    }

    /** In the stage, held while a run is under way. */
    private static final String LOCK = "lock";

    private final Path folder;
    private final Path stage;
    private final @Nullable FileChannel lock;
    private final String marker;
    /** Folders that were not there before, the deepest first. */
    private final List<Path> made;

    private final Set<String> written = new ConcurrentSkipListSet<>();
    private final Set<String> stale;
    private final Thread atShutdown = new Thread(this::closeAtShutdown, "emkit-tidy");
    /** Set before the first file moves: from then on the folder is not what it was, and the stage shows that. */
    private boolean moving;

    private OutputDirectory(
            Path folder, @Nullable FileChannel lock, String marker, List<Path> made, Collection<String> stale) {
        this.folder = folder;
        this.stage = folder.resolve(STAGE);
        this.lock = lock;
        this.marker = marker;
        this.made = List.copyOf(made);
        this.stale = new TreeSet<>(stale);
    }

    /**
     * Opens the folder, making it and those above it where they are not there.
     *
     * @param folder where results go
     * @param marker name of the file that is moved last
     * @param own    names, relative to the folder, of all files that a run of this kind may write: with {@code force},
     *               those of an earlier run that this run does not write are removed
     * @param force  whether a folder that is not empty may be used
     * @throws UserException where it cannot be made or written to, is not empty, or another run is writing to it
     */
    public static OutputDirectory open(Path folder, String marker, Collection<String> own, boolean force) {
        if (folder.toAbsolutePath().normalize().getFileName() == null) {
            throw new UserException("is the root of the file system", folder.toString(), "name a folder in it");
        }
        try {
            List<Path> made = missing(folder);
            Files.createDirectories(folder);
            if (!force && !isEmpty(folder)) {
                throw new UserException("is not empty", folder.toString(), "name another folder, or use --force");
            }
            FileChannel lock = lock(folder);
            OutputDirectory opened = new OutputDirectory(folder, lock, marker, made, own);
            Runtime.getRuntime().addShutdownHook(opened.atShutdown);
            return opened;
        } catch (IOException e) {
            throw fault("results cannot be written there: ", folder, e);
        }
    }

    /** Makes the stage this run's own, and empty. @return what holds it; null where the file system has no locks */
    private static @Nullable FileChannel lock(Path folder) throws IOException {
        Path stage = folder.resolve(STAGE);
        Files.createDirectories(stage);
        FileChannel channel = FileChannel.open(stage.resolve(LOCK), CREATE, WRITE);
        boolean mine = false;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // held by this very process
        } catch (IOException e) {
            channel.close();
            Folders.removeAll(stage);
            Files.createDirectory(stage);
            return null;
        }
        if (!mine) {
            channel.close();
            throw new UserException("another run is writing to it", folder.toString(), "name another folder");
        }
        try (Stream<Path> left = Files.list(stage)) { // of a run that was killed
            for (Path each : left.toList()) {
                if (!each.endsWith(LOCK)) {
                    Folders.removeAll(each);
                }
            }
        }
        return channel;
    }

    private void unlock() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    /** @return the folder and those above it, as far as they are not there */
    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        Path each = folder;
        while (each != null && !each.toString().isEmpty() && !Files.isDirectory(each)) {
            if (Files.exists(each, LinkOption.NOFOLLOW_LINKS)) {
                String what = Files.exists(each) ? "is a file, not a folder" : "is a link to what is not there";
                throw new UserException(what, each.toString(), "name another folder");
            }
            missing.add(each);
            each = each.getParent();
        }
        return missing;
    }

    /** @return whether a run into that folder was broken off, or is not at its end, so that its files may not fit together */
    public static boolean isUnfinished(Path folder, String marker) {
        return Files.exists(folder.resolve(STAGE)) && !Files.exists(folder.resolve(marker));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(e -> e.endsWith(STAGE)); // what a run that was killed leaves behind
        }
    }

    /**
     * Writes one file, for now beside its final place.
     *
     * @param name relative to the folder, such as {@code aux_info/meta_info.json}; folders are made
     */
    public void write(String name, Content content) {
        Path file = stage.resolve(name);
        try {
            Files.createDirectories(stage.resolve(name).toAbsolutePath().getParent());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                content.write(out);
            }
            written.add(name);
        } catch (IOException e) {
            throw fault("cannot be written: ", folder.resolve(name), e);
        }
    }

    /**
     * Writes one file in UTF-8, for now beside its final place.
     *
     * @param name relative to the folder; folders are made
     */
    public void writeText(String name, TextContent content) {
        write(name, to -> {
            try (Writer text = new BufferedWriter(new OutputStreamWriter(to, UTF_8))) {
                content.write(text);
            }
        });
    }

    /** Writes one file's bytes to a path, for what cannot write to a stream. */
    @FunctionalInterface
    public interface PathContent {
        /** @param file not there yet */
        void write(Path file) throws IOException;
    }

    /**
     * Writes one file, for now beside its final place.
     *
     * @param name relative to the folder; folders are made
     */
    public void writeFile(String name, PathContent content) {
        try {
            Path file = stage.resolve(name).toAbsolutePath();
            Files.createDirectories(file.getParent());
            content.write(file);
            written.add(name);
        } catch (IOException e) {
            throw fault("cannot be written: ", folder.resolve(name), e);
        }
    }

    /** Moves all files to their final places. The marker of an earlier run goes first, ours comes last. */
    public synchronized void commit() {
        if (!written.contains(marker)) {
            throw new IllegalStateException("the marker " + marker + " was not written");
        }
        try {
            moving = true;
            Files.deleteIfExists(folder.resolve(marker));
            stale.removeAll(written);
            List<Path> left = new ArrayList<>();
            for (String name : stale) {
                if (Files.deleteIfExists(folder.resolve(name))) {
                    left.add(folder.resolve(name).getParent());
                }
            }
            List<String> order = new ArrayList<>(written);
            order.remove(marker);
            order.add(marker);
            for (String name : order) {
                Path to = folder.resolve(name);
                Files.createDirectories(to.toAbsolutePath().getParent());
                Files.move(stage.resolve(name), to, StandardCopyOption.ATOMIC_MOVE);
            }
            for (Path each : left) {
                Folders.removeEmpty(each, folder);
            }
            Folders.removeAll(stage);
            unlock();
        } catch (IOException e) {
            throw fault("results cannot be moved there: ", folder, e);
        }
    }

    /** Removes what was not committed, and of the folders that this made those that are empty. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            return; // the run was interrupted: the hook does it
        }
        tidy();
    }

    /** The run was interrupted or terminated. A commit under way comes to its end first. */
    private void closeAtShutdown() {
        try {
            tidy();
        } catch (UserException | UncheckedIOException e) {
            // What was being written meanwhile may be left; the next run removes it.
        }
    }

    private synchronized void tidy() {
        try {
            if (moving) {
                unlock();
                return;
            }
            Folders.removeAll(stage);
            unlock();
            for (Path each : made) {
                Files.delete(each);
            }
        } catch (DirectoryNotEmptyException e) {
            // someone else uses it by now
        } catch (IOException e) {
            throw fault("unfinished results cannot be removed: ", folder, e);
        }
    }

    private static UserException fault(String what, Path where, IOException e) {
        return new UserException(what + Words.fault(e), where.toString(), "", e);
    }
}
