package org.emkit.testing;

import java.util.Arrays;
import java.util.Random;
import org.emkit.alignment.LibraryType;

/**
 * Reads of fragments drawn from a transcriptome: a transcript by abundance times the starts that it offers, a length
 * from a rounded and truncated normal distribution, a start uniformly among those that keep the fragment inside.
 */
public final class SimulatedReads {
    private final SimulatedTranscriptome transcriptome;
    private final Protocol protocol;
    private final Random random;
    private final double[] cumulativeLength;
    private final double[] cumulativeTranscript;

    /**
     * How reads are made.
     *
     * @param readLength   bases of each read; no fragment is shorter
     * @param library      IU, ISF, ISR for pairs; U, SF, SR for single reads
     * @param meanLength   bases of a fragment
     * @param deviation    bases, standard deviation; no fragment is further than four of them from the mean
     * @param errorRate    share of bases substituted
     * @param gapRate      share of bases before which one to three bases are inserted or from which on they are deleted
     * @param foreignShare share of fragments that come from elsewhere: random bases
     * @param brokenShare  share of pairs one mate of which is of random bases
     * @param seed         of everything
     */
    public record Protocol(
            int readLength,
            LibraryType library,
            double meanLength,
            double deviation,
            double errorRate,
            double gapRate,
            double foreignShare,
            double brokenShare,
            long seed) {
        /** Checks the library type. */
        public Protocol {
            if (library.isPaired() && !library.name().startsWith("I")) {
                throw new IllegalArgumentException("mates must face each other: " + library);
            }
        }
    }

    /** One fragment. */
    public static final class Fragment {
        /** Index of the transcript it is from, −1 for one from elsewhere. */
        final int transcript;

        /** First base on the transcript, from 0. */
        final int start;

        /** Bases. */
        final int length;

        /** As sequenced; without second read where single. */
        final byte[][] reads;

        private Fragment(int transcript, int start, int length, byte[][] reads) {
            this.transcript = transcript;
            this.start = start;
            this.length = length;
            this.reads = reads;
        }

        /** @return name that tells the origin: number, transcript, start from 1, length */
        String name(long number, SimulatedTranscriptome from) {
            String origin = transcript < 0 ? "foreign" : from.name(transcript) + ":" + (start + 1) + ":" + length;
            return "r" + number + ":" + origin;
        }
    }

    /** Reads of that transcriptome, one fragment after another. */
    public SimulatedReads(SimulatedTranscriptome transcriptome, Protocol protocol) {
        this.transcriptome = transcriptome;
        this.protocol = protocol;
        this.random = new Random(protocol.seed());
        this.cumulativeLength = cumulativeLengths(protocol);
        this.cumulativeTranscript = cumulativeTranscripts();
    }

    /** P(F ≤ f), shape [longest + 1]. */
    private static double[] cumulativeLengths(Protocol protocol) {
        int shortest = (int) Math.max(protocol.readLength(), protocol.meanLength() - 4 * protocol.deviation());
        int longest = (int) (protocol.meanLength() + 4 * protocol.deviation());
        double[] cumulative = new double[longest + 1];
        double sum = 0;
        for (int f = shortest; f <= longest; f++) {
            double z = (f - protocol.meanLength()) / protocol.deviation();
            sum += StrictMath.exp(-0.5 * z * z);
            cumulative[f] = sum;
        }
        for (int f = shortest; f <= longest; f++) {
            cumulative[f] /= sum;
        }
        return cumulative;
    }

    private double[] cumulativeTranscripts() {
        double[] cumulative = new double[transcriptome.size()];
        double sum = 0;
        for (int t = 0; t < cumulative.length; t++) {
            sum += transcriptome.abundance(t) * starts(transcriptome.length(t));
            cumulative[t] = sum;
        }
        for (int t = 0; t < cumulative.length; t++) {
            cumulative[t] /= sum;
        }
        return cumulative;
    }

    /** Expected number of starts: Σ_{f ≤ L} P(f)(L − f + 1) = Σ_{f ≤ L} P(F ≤ f). */
    private double starts(int transcriptLength) {
        double sum = 0;
        for (int f = 0; f <= transcriptLength; f++) {
            sum += f < cumulativeLength.length ? cumulativeLength[f] : 1;
        }
        return sum;
    }

    /** Draws the next fragment. */
    public Fragment next() {
        if (random.nextDouble() < protocol.foreignShare()) {
            byte[][] reads = new byte[protocol.library().isPaired() ? 2 : 1][];
            for (int r = 0; r < reads.length; r++) {
                reads[r] = SimulatedGene.bases(protocol.readLength(), random);
            }
            return new Fragment(-1, 0, 0, reads);
        }
        int transcript = draw(cumulativeTranscript);
        int transcriptLength = transcriptome.length(transcript);
        int length = draw(cumulativeLength);
        while (length > transcriptLength || random.nextInt(transcriptLength) > transcriptLength - length) {
            length = draw(cumulativeLength);
        }
        int start = random.nextInt(transcriptLength - length + 1);
        byte[] bases = Arrays.copyOfRange(transcriptome.sequence(transcript), start, start + length);
        return new Fragment(transcript, start, length, sequence(bases));
    }

    private int draw(double[] cumulative) {
        double u = random.nextDouble();
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > u) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private byte[][] sequence(byte[] fragment) {
        byte[] other = Mutations.reverseComplement(fragment);
        boolean forward = switch (protocol.library()) {
            case ISF, SF -> true;
            case ISR, SR -> false;
            default -> random.nextBoolean();
        };
        byte[] first = read(forward ? fragment : other);
        if (!protocol.library().isPaired()) {
            return new byte[][] {first};
        }
        byte[][] reads = {first, read(forward ? other : fragment)};
        if (random.nextDouble() < protocol.brokenShare()) {
            reads[random.nextInt(2)] = SimulatedGene.bases(protocol.readLength(), random);
        }
        return reads;
    }

    /** The fragment's first bases with errors; random ones where a fragment with deletions is too short. */
    private byte[] read(byte[] fragment) {
        int length = protocol.readLength();
        byte[] template =
                Arrays.copyOf(fragment, Math.min(fragment.length, protocol.gapRate() > 0 ? 2 * length : length));
        byte[] changed = Mutations.mutate(template, protocol.errorRate(), protocol.gapRate(), random);
        byte[] read = Arrays.copyOf(changed, length);
        for (int i = changed.length; i < length; i++) {
            read[i] = Mutations.base(random);
        }
        return read;
    }
}
