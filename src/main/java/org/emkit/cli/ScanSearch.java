package org.emkit.cli;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.emkit.em.Workers;
import org.emkit.io.BackgroundFile;
import org.emkit.io.Fingerprint;
import org.emkit.io.GenomeFile;
import org.emkit.io.InputFile;
import org.emkit.io.RegionFile;
import org.emkit.io.SequenceBlocks;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.scan.SiteCounts;
import org.emkit.scan.SiteFinder;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundCounts;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceBlock;
import org.jspecify.annotations.Nullable;

/** The first pass of {@code emkit scan}: motifs and sequences to sites, put aside. */
final class ScanSearch {
    /** Sites that a matrix without their number is thought to be made from, as in FIMO. */
    private static final double USUAL_SITES = 20;

    private static final int BLOCK_LETTERS = 1 << 22;

    private final ScanArguments.Input input;
    private final ScanArguments.Search search;
    private final CommonOptions common;
    private final Console console;
    private final RunInputs read;
    private final boolean bothStrands;

    ScanSearch(ScanArguments.Input input, ScanArguments.Search search, CommonOptions common, Invocation call) {
        this.input = input;
        this.search = search;
        this.common = common;
        this.console = call.console();
        this.read = call.inputs();
        this.bothStrands = search.strands.equals("both");
    }

    /**
     * What a pass over the sequences gave.
     *
     * @param scores    of each motif
     * @param sequences their number
     * @param letters   of all of them
     * @param places    where sites are told to be
     */
    record Found(
            List<KnownMotif> motifs,
            List<ScoreDistribution> scores,
            int sequences,
            long letters,
            ScanPlaces places,
            SiteCounts counts,
            SiteStore sites)
            implements Closeable {
        /** @return letters of a site, by its target */
        int width(int target) {
            return motifs.get(SiteFinder.motif(target)).matrix().width();
        }

        @Override
        public void close() {
            sites.close();
        }
    }

    /** @return the model that -b asks for, and what it is, in words */
    private BackgroundModel background(MotifDatabase motifs) {
        Alphabet alphabet = motifs.alphabet();
        int order = MotifInputs.order(search.background);
        BackgroundModel model;
        if (search.background.equals("uniform")) {
            return BackgroundModel.uniform(alphabet);
        } else if (search.background.equals("motifs")) {
            BackgroundModel told = motifs.background();
            model = told == null ? BackgroundModel.uniform(alphabet) : told.withOrder(0);
        } else if (order >= 0) {
            console.step("counting letters");
            BackgroundCounts counts = new BackgroundCounts(alphabet, order);
            blocks(alphabet, counts.overlap(), counts::add, false);
            return counts.model(bothStrands && alphabet.isComplementable());
        } else {
            model = BackgroundFile.read(search.background, alphabet);
            read.add("background", Path.of(search.background));
        }
        return bothStrands && alphabet.isComplementable() ? model.onBothStrands() : model;
    }

    /** Searches all sequences. The caller closes what is found. */
    Found search(Workers workers) {
        console.step("reading motifs");
        MotifDatabase motifs = MotifDatabase.readFound(input.motifs, input.wanted, read);
        BackgroundModel background = background(motifs);
        ScoreDistribution[] scores = new ScoreDistribution[motifs.motifs().size()];
        workers.run(scores.length, m -> scores[m] = scores(motifs.motifs().get(m), background));
        SiteFinder finder = SiteFinder.of(Arrays.asList(scores), search.pValue, bothStrands);
        SiteCounts counts = finder.newCounts();
        warnOfShort(motifs.motifs(), scores, counts);
        SiteStore sites =
                new SiteStore(t -> scores[SiteFinder.motif(t)].matrix().width(), common.bufferBytes(), common.tmpDir());
        try {
            console.step("searching");
            SequenceBlocks blocks = blocks(
                    motifs.alphabet(),
                    finder.mostWidth() - 1,
                    block -> finder.find(
                            block,
                            workers,
                            counts,
                            (piece, index, target, score) -> sites.add(block, piece, index, target, score)),
                    true);
            blocks.warnings().forEach(read::warn);
            return new Found(
                    motifs.motifs(),
                    Arrays.asList(scores),
                    blocks.names().size(),
                    blocks.letters(),
                    new ScanPlaces(blocks.names(), blocks.places(), motifs.alphabet()),
                    counts,
                    sites);
        } catch (RuntimeException | Error e) {
            sites.close();
            throw e;
        }
    }

    private ScoreDistribution scores(KnownMotif motif, BackgroundModel background) {
        double sites = motif.sites() > 0 ? motif.sites() : USUAL_SITES;
        double[] letters = background.probabilities();
        return ScoreDistribution.of(
                PositionWeightMatrix.of(motif.matrix().smoothed(sites, search.pseudocount, letters), background),
                background);
    }

    private void warnOfShort(List<KnownMotif> motifs, ScoreDistribution[] scores, SiteCounts counts) {
        List<String> none = new ArrayList<>();
        for (int m = 0; m < scores.length; m++) {
            if (counts.threshold(m) > scores[m].most()) {
                none.add(motifs.get(m).id());
            }
        }
        if (!none.isEmpty()) {
            read.warn(String.format(
                    Locale.ROOT,
                    "%,d motif%s no window with a p-value of %s or less: %s",
                    none.size(),
                    none.size() == 1 ? " has" : "s have",
                    search.pValue,
                    String.join(", ", none.subList(0, Math.min(5, none.size())))));
        }
    }

    private SequenceBlocks blocks(Alphabet alphabet, int overlap, Consumer<SequenceBlock> sink, boolean told) {
        SequenceBlock block = new SequenceBlock(alphabet, Math.max(BLOCK_LETTERS, 4 * overlap));
        SequenceBlocks[] self = new SequenceBlocks[1];
        SequenceBlocks blocks = new SequenceBlocks(block, overlap, input.maskLowerCase, each -> {
            sink.accept(each);
            console.reading(self[0].letters());
        });
        self[0] = blocks;
        String regions = input.regions;
        if (regions == null) {
            @Nullable Fingerprint fingerprint = blocks.readFasta(input.sequences(), input.headerCoordinates);
            if (told) {
                read.add("sequences", InputFile.of(input.sequences()).name(), fingerprint);
            }
            return blocks;
        }
        RegionFile file = RegionFile.read(regions);
        try (GenomeFile genome = GenomeFile.open(Path.of(input.sequences()), common.tmpDir())) {
            blocks.readRegions(genome, file);
            genome.keepIndexes();
            genome.notes().forEach(read::note);
        }
        if (told) {
            read.add("sequences", Path.of(input.sequences()));
            read.add("regions", file.name(), file.fingerprint());
        }
        return blocks;
    }
}
