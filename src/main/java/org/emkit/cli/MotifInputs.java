package org.emkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emkit.UserException;
import org.emkit.io.BackgroundFile;
import org.emkit.io.GenomeFile;
import org.emkit.io.InputFile;
import org.emkit.io.LetterPriorFile;
import org.emkit.io.PositionPriorFile;
import org.emkit.io.RegionFile;
import org.emkit.io.RegionSequences;
import org.emkit.io.SequenceFile;
import org.emkit.motif.LetterPrior;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.PositionPriors;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;

/** What {@code emkit motif} reads, by its options. */
final class MotifInputs {
    private static final double DIRICHLET = 0.01;
    private static final double BLOSUM = 1;
    static final String BLOSUM_ALONE = "--prior blosum is for protein";
    static final String OTHER_PRIORS = "take dirichlet or addone";

    /** Of these names no file is read. */
    private static final List<String> PRIORS = List.of("dirichlet", "addone", "blosum");

    private final RegionInput input;
    private final @Nullable Alphabet alphabet;
    private final MotifArguments.Model model;
    private final boolean bothStrands;
    private final Path temporary;
    private final RunInputs read;

    /**
     * @param alphabet null: told by the letters
     * @param model    where it names files, those are read, too
     * @param read     is told of all files
     */
    MotifInputs(
            RegionInput input,
            @Nullable Alphabet alphabet,
            MotifArguments.Model model,
            boolean bothStrands,
            Path temporary,
            RunInputs read) {
        this.input = input;
        this.alphabet = alphabet;
        this.model = model;
        this.bothStrands = bothStrands;
        this.temporary = temporary;
        this.read = read;
    }

    /** @param alphabet null where it is not known */
    static boolean isOfNucleotides(@Nullable Alphabet alphabet) {
        return alphabet == Alphabet.DNA || alphabet == Alphabet.RNA;
    }

    /** @return names of files given, as given */
    static List<String> names(RegionInput input, MotifArguments.Model model) {
        List<String> names = new ArrayList<>(input.files());
        if (model.background != null && order(model.background) < 0) {
            names.add(model.background);
        }
        if (model.positionPriors != null) {
            names.add(model.positionPriors);
        }
        if (model.prior != null && !PRIORS.contains(model.prior)) {
            names.add(model.prior);
        }
        return names;
    }

    /** @return the sequences to search */
    SequenceSet sequences() {
        String regions = input.regions;
        if (regions != null) {
            return cutOut(regions, "regions");
        }
        String file = input.sequences();
        if (file == null) {
            throw new IllegalStateException("no sequences");
        }
        return fasta(file, "sequences", alphabet);
    }

    /** @return sequences without the motifs; null where none are given */
    @Nullable
    SequenceSet controls(Alphabet alphabet) {
        String file = input.control();
        if (file == null) {
            return null;
        }
        if (input.genome != null && !looksLikeFasta(file)) {
            return cutOut(file, "control");
        }
        return fasta(file, "control", alphabet);
    }

    private SequenceSet fasta(String name, String role, @Nullable Alphabet alphabet) {
        SequenceFile file = SequenceFile.read(name, alphabet, input.maskLowerCase);
        file.warnings().forEach(read::warn);
        read.add(role, file.name(), file.fingerprint());
        return file.sequences();
    }

    private SequenceSet cutOut(String regions, String role) {
        Path path = input.genome;
        if (path == null) {
            throw new IllegalStateException("no genome");
        }
        RegionFile file = RegionFile.read(regions);
        try (GenomeFile genome = GenomeFile.open(path, temporary)) {
            RegionSequences cut = RegionSequences.read(
                    genome, file, new RegionSequences.Reading(input.regionWidth, input.maskLowerCase, !bothStrands));
            genome.keepIndexes();
            genome.notes().forEach(read::note);
            cut.warnings().forEach(read::warn);
            read.add(role, file.name(), file.fingerprint());
            if (role.equals("regions")) {
                read.add("genome", path);
            }
            return cut.sequences();
        }
    }

    private static boolean looksLikeFasta(String name) {
        return InputFile.of(name).canReopen() && InputFile.of(name).startsWith(">");
    }

    /** A model of letters outside motifs, and where it is from. */
    record Background(BackgroundModel model, String source) {}

    /** @return letters outside motifs of these sequences */
    Background background(SequenceSet sequences) {
        String given = model.background;
        Integer most = model.backgroundOrder;
        boolean both = bothStrands && sequences.alphabet().isComplementable();
        int order = given == null ? usualOrder(sequences) : order(given);
        if (order >= 0) {
            return new Background(
                    BackgroundModel.estimate(sequences, order, both), "dataset with add-one prior applied");
        }
        String file = String.valueOf(given);
        String source = "file " + file;
        if (looksLikeFasta(file)) {
            SequenceFile fasta = SequenceFile.read(file, sequences.alphabet(), input.maskLowerCase);
            read.add("background", fasta.name(), fasta.fingerprint());
            return new Background(
                    BackgroundModel.estimate(fasta.sequences(), usualOrder(fasta.sequences()), both), source);
        }
        BackgroundModel whole = BackgroundFile.read(file, sequences.alphabet());
        read.add("background", Path.of(file));
        BackgroundModel used = most == null ? whole : whole.withOrder(most);
        return new Background(both ? used.onBothStrands() : used, source);
    }

    private int usualOrder(SequenceSet counted) {
        Integer given = model.backgroundOrder;
        return given == null ? MotifOptions.usualBackgroundOrder(counted) : given;
    }

    /** @return the order that is given instead of a file; −1 where it is none */
    static int order(@Nullable String background) {
        return background != null && background.matches("[0-9]") ? background.charAt(0) - '0' : -1;
    }

    /** @return what is known of columns; null for the usual */
    @Nullable
    LetterPrior letterPrior(BackgroundModel background) {
        String name = model.prior;
        double strength = model.priorStrength == null ? Double.NaN : model.priorStrength;
        if (name == null && model.priorStrength == null) {
            return null;
        }
        boolean protein = background.alphabet() == Alphabet.PROTEIN;
        String kind = name == null ? protein ? "blosum" : "dirichlet" : name;
        return switch (kind) {
            case "dirichlet" -> LetterPrior.dirichlet(Double.isNaN(strength) ? DIRICHLET : strength, background);
            case "addone" -> LetterPrior.addOne(background.alphabet());
            case "blosum" -> {
                if (!protein) {
                    throw new UserException(BLOSUM_ALONE, "", OTHER_PRIORS);
                }
                yield LetterPrior.aminoAcids(Double.isNaN(strength) ? BLOSUM : strength, background);
            }
            default -> {
                LetterPriorFile file = LetterPriorFile.read(kind, background.alphabet());
                read.add("prior", Path.of(kind));
                yield LetterPrior.mixture(file.shares(), file.counts());
            }
        };
    }

    /** @return where sites are likely; null for everywhere */
    @Nullable
    PositionPriors positionPriors(SequenceSet sequences) {
        String file = model.positionPriors;
        if (file == null) {
            return null;
        }
        double[] start = PositionPriorFile.read(file, sequences);
        read.add("psp", Path.of(file));
        try {
            return PositionPriors.of(sequences, start);
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), file, "priors of a sequence sum to 1 at most", e);
        }
    }
}
