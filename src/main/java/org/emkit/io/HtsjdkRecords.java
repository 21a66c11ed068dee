package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import htsjdk.samtools.CigarElement;
import htsjdk.samtools.CigarOperator;
import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMRecordIterator;
import htsjdk.samtools.SAMSequenceRecord;
import htsjdk.samtools.SamInputResource;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import htsjdk.samtools.cram.build.CramIO;
import htsjdk.samtools.util.Log;
import htsjdk.samtools.util.SequenceUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.emkit.UserException;

/** Records that htsjdk reads: CRAM. It can read BAM as well, by which the tests hold {@link BamRecords} against it. */
final class HtsjdkRecords implements RecordSource {
    /** For the lines that htsjdk logs: what matters of them comes as an exception, too. */
    private static final PrintStream SILENCE = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);

    /** How the decoder puts it that a slice was made with other bases. */
    private static final String OTHER_REFERENCE = "The MD5 for the reference failed";

    private final String file;
    private final TailStream bytes;
    private final SamReader reader;
    private final boolean isCram;
    private final SAMRecordIterator records;
    private final AlignmentHeader header;
    private final CramReference reference;
    private final RecordAssembler parts;
    private long recordNumber;

    /**
     * Reads the header.
     *
     * @param file name for messages
     * @param in   the file's bytes, closed by {@link #close}
     */
    HtsjdkRecords(String file, InputStream in, CramReference reference, SourceNotes notes) {
        this.file = file;
        this.reference = reference;
        Log.setGlobalPrintStream(SILENCE);
        this.bytes = new TailStream(in, CramIO.ZERO_F_EOF_MARKER.length);
        try {
            reader = SamReaderFactory.make()
                    .validationStringency(ValidationStringency.SILENT)
                    .referenceSource(reference)
                    .open(SamInputResource.of(bytes));
            isCram = reader.type().equals(SamReader.Type.CRAM_TYPE);
            header = header(file, reader.getFileHeader());
            records = reader.iterator();
        } catch (RuntimeException e) {
            throw damaged("the header cannot be read", e);
        }
        parts = new RecordAssembler(header.transcriptome(), notes);
    }

    private static AlignmentHeader header(String file, SAMFileHeader from) {
        List<SAMSequenceRecord> sequences = from.getSequenceDictionary().getSequences();
        return AlignmentHeader.ofBinary(
                file,
                from.getSAMString(),
                sequences.stream().map(SAMSequenceRecord::getSequenceName).toArray(String[]::new),
                sequences.stream()
                        .mapToInt(SAMSequenceRecord::getSequenceLength)
                        .toArray());
    }

    AlignmentHeader header() {
        return header;
    }

    @Override
    public boolean next(AlignmentRecord record) {
        recordNumber++;
        SAMRecord decoded;
        try {
            if (!records.hasNext()) {
                checkEnd();
                return false;
            }
            decoded = records.next();
        } catch (RuntimeException e) {
            throw damaged("record " + recordNumber, e);
        }
        try {
            convert(decoded, record);
        } catch (BadRecordException e) {
            throw BamRecords.bad(file, recordNumber, e);
        }
        return true;
    }

    /** The decoder takes the end of input between containers, and inside a container's head, for the end of the file. */
    private void checkEnd() {
        try {
            if (isCram && !bytes.endsWith(CramIO.ZERO_F_EOF_MARKER) && !bytes.endsWith(CramIO.ZERO_B_EOF_MARKER)) {
                throw new UserException(
                        "record " + recordNumber + ": the file ends without its end-of-file container",
                        file,
                        BamRecords.DAMAGED);
            }
        } catch (IOException e) {
            throw new UserException("record " + recordNumber + ": " + Words.fault(e), file, BamRecords.DAMAGED, e);
        }
    }

    /** What the decoder throws on damaged data is of many kinds. */
    private UserException damaged(String what, RuntimeException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof UserException user) {
                return user;
            }
        }
        String message = e.getMessage() == null || e instanceof IndexOutOfBoundsException
                ? "it cannot be decoded"
                : e.getMessage();
        if (message.startsWith(OTHER_REFERENCE)) {
            return new UserException(
                    what + ": " + reference.fasta() + " has other bases than the reads were aligned to",
                    file,
                    "give the FASTA that they were aligned to",
                    e);
        }
        return new UserException(what + ": " + message.lines().findFirst().orElse(""), file, BamRecords.DAMAGED, e);
    }

    private void convert(SAMRecord from, AlignmentRecord into) throws BadRecordException {
        parts.begin(into);
        byte[] name = from.getReadName().getBytes(UTF_8);
        into.setName(name, 0, name.length);
        into.flag = from.getFlags();
        into.mateReference = from.getMateReferenceIndex();
        into.mateStart = from.getMateAlignmentStart() - 1;
        for (CigarElement element : from.getCigar()) {
            parts.cigar().add(CigarOperator.enumToBinary(element.getOperator()), element.getLength());
        }
        for (SAMRecord.SAMTagAndValue tag : from.getAttributes()) {
            readTag(tag, into);
        }
        int index = from.getReferenceIndex();
        boolean placed = !from.getReadUnmappedFlag() && index >= 0 && from.getAlignmentStart() > 0;
        if (placed && !parts.hasEditDistance() && from.getReadLength() > 0 && reference.isGiven()) {
            byte[] bases = reference.getReferenceBases(from.getHeader().getSequence(index), false);
            if (from.getAlignmentEnd() <= bases.length && from.getCigar().getReadLength() == from.getReadLength()) {
                parts.setSubstitutions(SequenceUtil.countMismatches(from, bases, 0));
            }
        }
        parts.finish(into, index, from.getAlignmentStart() - 1, from.getReadLength());
    }

    private void readTag(SAMRecord.SAMTagAndValue tag, AlignmentRecord into) throws BadRecordException {
        int code = tag.tag.charAt(0) << 8 | tag.tag.charAt(1);
        if (tag.value instanceof Number n && !(tag.value instanceof Float)) {
            SamTags.keep(code, n.longValue(), into, parts);
        } else if (SamTags.keeps(code)) {
            throw new BadRecordException("tag " + tag.tag + " is not a whole number");
        } else if (code == ('M' << 8 | 'D') && tag.value instanceof String text) {
            byte[] bytes = text.getBytes(UTF_8);
            parts.setMismatchText(bytes, 0, bytes.length);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UserException(Words.fault(e), file, "", e);
        }
    }
}
