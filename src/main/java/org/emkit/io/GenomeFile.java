package org.emkit.io;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.reference.BlockCompressedIndexedFastaSequenceFile;
import htsjdk.samtools.reference.FastaSequenceIndex;
import htsjdk.samtools.reference.FastaSequenceIndexEntry;
import htsjdk.samtools.reference.IndexedFastaSequenceFile;
import htsjdk.samtools.reference.ReferenceSequenceFile;
import htsjdk.samtools.seekablestream.SeekablePathStream;
import htsjdk.samtools.util.GZIIndex;
import htsjdk.samtools.util.IOUtil;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/**
 * A genome's FASTA, plain or bgzip, of which stretches are read through its index ({@code .fai}, and {@code .gzi} where it
 * is packed). Indexes that are not there, or are older than the FASTA, are made beside it, or for this run alone where that
 * folder cannot be written to. Those beside it go when it is closed, unless {@link #keepIndexes} was called: of a genome that
 * turned out to be the wrong one nothing stays. Not thread-safe.
 */
public final class GenomeFile implements Closeable {
    private static final String INDEX = ".fai";
    private static final String BLOCK_INDEX = ".gzi";

    private final Path path;
    private final ReferenceSequenceFile sequences;
    private final Map<String, Integer> lengths;
    private final List<String> notes;
    private final List<String> warnings;
    /** Indexes made where none were. */
    private List<Path> fresh;

    private GenomeFile(
            Path path,
            ReferenceSequenceFile sequences,
            Map<String, Integer> lengths,
            List<String> notes,
            List<String> warnings,
            List<Path> fresh) {
        this.path = path;
        this.sequences = sequences;
        this.lengths = lengths;
        this.notes = List.copyOf(notes);
        this.warnings = List.copyOf(warnings);
        this.fresh = List.copyOf(fresh);
    }

    /**
     * Opens a genome.
     *
     * @param path      of a FASTA, not a pipe
     * @param temporary folder for an index that cannot lie beside it
     * @throws UserException where it cannot be read, is packed but not by bgzip, or has lines that no index can tell
     */
    public static GenomeFile open(Path path, Path temporary) {
        InputFile input = InputFile.of(path.toString());
        if (!input.canReopen()) {
            InputFile.closeQuietly(input.open()); // says so where there is no such file
            throw new UserException("is not a file that can be read anywhere", path.toString(), "give a file");
        }
        List<String> notes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<Path> fresh = new ArrayList<>();
        Path made = null;
        try {
            boolean packed = isPacked(input);
            Path index = beside(path, INDEX);
            Path blocks = beside(path, BLOCK_INDEX);
            boolean indexStale = isStale(index, path);
            boolean blocksStale = packed && isStale(blocks, path);
            if (indexStale || blocksStale) {
                boolean first = !Files.exists(index) && !Files.exists(blocks);
                List<Path> missing = (packed ? Stream.of(index, blocks) : Stream.of(index))
                        .filter(each -> !Files.exists(each))
                        .toList();
                byte[] built = indexStale ? FastaIndex.of(input) : null;
                GZIIndex builtBlocks = blocksStale ? GZIIndex.buildIndex(path) : null;
                made = write(path, built, builtBlocks, temporary);
                fresh.addAll(made == null ? missing : List.of());
                index = indexStale && made != null ? made.resolve("index" + INDEX) : index;
                blocks = blocksStale && made != null ? made.resolve("index" + BLOCK_INDEX) : blocks;
                if (first && made == null) {
                    notes.add(path + ": no index; made one beside it");
                } else {
                    warnings.add(path + ": no index that is newer than the file; made one"
                            + (made == null ? "" : " for this run, as its folder cannot be written to"));
                }
            }
            FastaSequenceIndex fai = new FastaSequenceIndex(index);
            Map<String, Integer> lengths = new LinkedHashMap<>();
            for (FastaSequenceIndexEntry entry : fai) {
                lengths.put(entry.getContig(), Math.toIntExact(entry.getSize()));
            }
            SeekablePathStream bytes = new SeekablePathStream(path); // of a path htsjdk wants one of its own endings
            ReferenceSequenceFile sequences = packed
                    ? new BlockCompressedIndexedFastaSequenceFile(
                            path.toString(), bytes, fai, null, GZIIndex.loadIndex(blocks))
                    : new IndexedFastaSequenceFile(path.toString(), bytes, fai, null);
            GenomeFile genome = new GenomeFile(path, sequences, lengths, notes, warnings, fresh);
            fresh.clear(); // they are the genome's now
            return genome;
        } catch (IOException e) {
            throw input.unreadable(e);
        } catch (SAMException | IllegalArgumentException | ArithmeticException e) {
            throw new UserException(
                    "cannot be indexed: " + e.getMessage(),
                    path.toString(),
                    "remove the .fai and .gzi beside it, if they are not its own",
                    e);
        } finally {
            if (made != null) {
                removeQuietly(made);
            }
            fresh.forEach(GenomeFile::removeQuietly);
        }
    }

    private static boolean isPacked(InputFile input) throws IOException {
        try (PeekStream bytes = input.open()) {
            if (!GzipInput.isGzip(bytes.peek(2))) {
                return false;
            }
        }
        if (!IOUtil.isBlockCompressed(Path.of(input.name()), false)) {
            throw new UserException(
                    "is packed by gzip, which cannot be read from the middle",
                    input.name(),
                    "unpack it, or pack it with bgzip");
        }
        return true;
    }

    private static Path beside(Path path, String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    private static boolean isStale(Path index, Path path) throws IOException {
        return !Files.exists(index) || Files.getLastModifiedTime(index).compareTo(Files.getLastModifiedTime(path)) < 0;
    }

    /** @return the folder that the indexes are in, or null where they are beside the FASTA */
    private static @Nullable Path write(Path path, byte @Nullable [] index, @Nullable GZIIndex blocks, Path temporary)
            throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(temporary), "emkit-index");
        if (index != null) {
            Files.write(folder.resolve("index" + INDEX), index);
        }
        if (blocks != null) {
            blocks.writeIndex(folder.resolve("index" + BLOCK_INDEX));
        }
        try {
            if (index != null) {
                moveBeside(folder.resolve("index" + INDEX), beside(path, INDEX));
            }
            if (blocks != null) {
                moveBeside(folder.resolve("index" + BLOCK_INDEX), beside(path, BLOCK_INDEX));
            }
            removeQuietly(folder);
            return null;
        } catch (FileSystemException | ReadOnlyFileSystemException e) {
            return folder;
        }
    }

    /** Another run may make the same index meanwhile: the file comes whole into its place. */
    private static void moveBeside(Path made, Path place) throws IOException {
        Path near = Files.createTempFile(place.toAbsolutePath().getParent(), ".emkit-index", "");
        try {
            Files.copy(made, near, StandardCopyOption.REPLACE_EXISTING);
            Files.move(near, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(near);
        }
    }

    private static void removeQuietly(Path made) {
        try {
            Folders.removeAll(made);
        } catch (IOException e) {
            // an index more is no reason to fail
        }
    }

    /** Lets indexes that were made stay beside the FASTA: it is the genome that was meant. */
    public void keepIndexes() {
        fresh = List.of();
    }

    /** @return how messages call it */
    public String name() {
        return path.toString();
    }

    /** @return names of its sequences, in file order */
    public List<String> names() {
        return List.copyOf(lengths.keySet());
    }

    /**
     * @return number of letters of a sequence
     * @throws UserException where there is none of that name
     */
    public int length(String name) {
        Integer length = lengths.get(name);
        if (length == null) {
            List<String> names = names();
            throw new UserException(
                    "has no sequence " + name,
                    path.toString(),
                    "it has " + names.subList(0, Math.min(5, names.size())) + (names.size() > 5 ? ", …" : ""));
        }
        return length;
    }

    /** @return whether there is a sequence of that name */
    public boolean has(String name) {
        return lengths.containsKey(name);
    }

    /**
     * Reads a stretch.
     *
     * @param start first letter, 0-based
     * @param end   one past the last, ≤ length
     * @return letters as the file has them, shape [end − start]
     */
    public byte[] letters(String name, int start, int end) {
        if (start < 0 || end > length(name) || start > end) {
            throw new IllegalArgumentException(name + " from " + start + " to " + end);
        }
        if (start == end) {
            return new byte[0];
        }
        try {
            return sequences.getSubsequenceAt(name, start + 1L, end).getBases();
        } catch (SAMException e) {
            throw new UserException(
                    "cannot be read at " + name + ":" + (start + 1) + "-" + end + ": " + e.getMessage(),
                    path.toString(),
                    "is the .fai beside it its own?",
                    e);
        }
    }

    /** @return what a user may want to know, though nothing is wrong, a line each */
    public List<String> notes() {
        return notes;
    }

    /** @return what a user should know, a line each */
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        fresh.forEach(GenomeFile::removeQuietly);
        try {
            sequences.close();
        } catch (IOException e) {
            throw InputFile.of(path.toString()).unreadable(e);
        }
    }
}
