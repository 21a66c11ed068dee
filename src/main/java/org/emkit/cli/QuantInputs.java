package org.emkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.Spill;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.emkit.io.AlignmentFile;
import org.emkit.io.AlignmentFragmentSource;
import org.emkit.io.Fingerprint;
import org.emkit.io.GeneMapFile;
import org.emkit.io.HeaderCheck;
import org.emkit.io.InputFile;
import org.emkit.io.RegroupOptions;
import org.emkit.io.SequenceHash;
import org.emkit.io.TemporaryStore;
import org.emkit.io.TranscriptFasta;
import org.emkit.io.TranscriptNames;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Quantifier;
import org.emkit.quant.Sample;
import org.emkit.report.Run;
import org.jspecify.annotations.Nullable;

/** What {@code emkit quant} reads, by its options. */
final class QuantInputs {
    private final QuantArguments.Input input;
    private final CommonOptions common;
    private final Console console;
    private final RunInputs read;
    private final TranscriptNames names;

    QuantInputs(QuantArguments.Input input, CommonOptions common, Invocation call) {
        this.input = input;
        this.common = common;
        this.console = call.console();
        this.read = call.inputs();
        this.names = new TranscriptNames(input.gencode, input.ignoreVersion);
    }

    /** @return the gene of each transcript; null where none are given */
    @Nullable
    GeneMap genes() {
        Path file = input.genes;
        if (file == null) {
            return null;
        }
        GeneMap genes = GeneMapFile.read(file.toString(), names::of);
        read.add("genes", file);
        return genes;
    }

    /** @return the sample that all alignment files are */
    Sample fromAlignments(Quantifier quantifier, QuantOptions options, Workers workers) throws IOException {
        Path fastaFile = input.transcripts;
        List<AlignmentFile> files = new ArrayList<>();
        try {
            open(files, workers);
            Sample sample = classified(quantifier, options, files);
            for (AlignmentFile file : files) {
                read.add(Run.ALIGNMENTS, file.name(), file.fingerprint());
            }
            if (fastaFile != null) { // which CRAM reads once more
                read.unchanged(fastaFile.toString());
            }
            return sample;
        } finally {
            for (AlignmentFile file : files) {
                file.close();
            }
        }
    }

    /** Reads the FASTA, where there is one, while the first file's header is read. Of two faults the FASTA's is told. */
    private void open(List<AlignmentFile> files, Workers workers) {
        Path fastaFile = input.transcripts;
        AtomicReference<Transcriptome> fasta = new AtomicReference<>();
        IntConsumer opening =
                f -> files.add(AlignmentFile.open(input.alignments().get(f), fastaFile, names, common.threads()));
        workers.run(2, task -> {
            if (task == 1) {
                opening.accept(0);
            } else if (fastaFile != null) {
                fasta.set(transcripts(fastaFile));
            }
        });
        Transcriptome expected = fasta.get();
        for (int f = 0; f < input.alignments().size(); f++) {
            if (f > 0) {
                opening.accept(f);
            }
            if (fastaFile != null && expected != null) {
                AlignmentFile opened = files.get(f);
                HeaderCheck.check(expected, fastaFile.toString(), opened.transcriptome(), opened.name());
            }
        }
    }

    private Sample classified(Quantifier quantifier, QuantOptions options, List<AlignmentFile> files)
            throws IOException {
        RegroupOptions regroup = new RegroupOptions(options.bufferBytes(), common.tmpDir());
        try (AlignmentFragmentSource source = AlignmentFragmentSource.open(files, regroup);
                Spill spill = TemporaryStore.in(common.tmpDir())) {
            return quantifier.classify(console.showReading(source), spill);
        }
    }

    /** @return the sample that all class files are together */
    Sample fromClasses(QuantOptions options) {
        ClassInputs classes = ClassInputs.of(input.classes(), names, options, read);
        if (input.lengths != null) {
            classes.withLengths(input.lengths);
        }
        if (input.transcripts != null) {
            classes.withTranscripts(transcripts(input.transcripts), input.transcripts);
        }
        return classes.sample();
    }

    private Transcriptome transcripts(Path file) {
        SequenceHash hash = new SequenceHash();
        InputFile fasta = InputFile.of(file.toString());
        Transcriptome whole =
                TranscriptFasta.read(fasta, (name, bases, length) -> hash.sequence(names.of(name), bases, length));
        read.digests(hash.finish());
        Fingerprint told = fasta.canReopen() ? fasta.fingerprint() : null;
        if (told == null) {
            read.add("transcripts", file);
        } else {
            read.add("transcripts", file.toString(), told);
        }
        return names.of(whole, file.toString());
    }
}
