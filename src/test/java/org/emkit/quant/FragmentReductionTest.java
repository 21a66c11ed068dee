package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Spill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentReductionTest {
    /** By turns in two batches of odd sizes. */
    private static void addAll(FragmentReduction reduction, List<Placed> fragments) {
        List<FragmentBatch> batches = List.of(reduction.newBatch(), reduction.newBatch());
        for (int i = 0; i < fragments.size(); i++) {
            batches.get(i / 7 % 2).add(fragments.get(i).fragment());
            if (i % 701 == 0) {
                batches.get(i % 2).flush();
            }
        }
        batches.forEach(FragmentBatch::flush);
    }

    private static FragmentReduction reduce(List<Placed> fragments, long bufferBytes, Spill spill) {
        FragmentReduction reduction = new FragmentReduction(1000, bufferBytes, spill);
        addAll(reduction, fragments);
        return reduction;
    }

    private static Map<String, Long> contents(FragmentReduction reduction) {
        Map<String, Long> contents = new TreeMap<>();
        reduction.forEach((fragment, times) -> contents.merge(Placed.text(fragment), times, Long::sum));
        return contents;
    }

    private static Map<String, Long> expected(List<Placed> fragments) {
        Map<String, Long> contents = new TreeMap<>();
        fragments.forEach(f -> contents.merge(Placed.text(f.fragment()), 1L, Long::sum));
        return contents;
    }

    @ParameterizedTest(name = "seed {0}, buffer {1} bytes")
    @CsvSource({"1,100000000", "2,1", "3,40000", "4,120000"})
    void comesBackAsItWas(long seed, long bufferBytes) {
        List<Placed> fragments = new RandomFragments(300, seed).mixed(20_000);
        MemorySpill spill = new MemorySpill();
        FragmentReduction reduction = reduce(fragments, bufferBytes, spill);
        assertThat(contents(reduction)).isEqualTo(expected(fragments));
        assertThat(reduction.fragments()).isEqualTo(20_000);
        assertThat(reduction.spilledBytes()).isEqualTo(spill.size());
        assertThat(spill.size() > 0).isEqualTo(bufferBytes < 1_000_000);
        // A second time, too.
        assertThat(contents(reduction)).isEqualTo(expected(fragments));
    }

    @ParameterizedTest(name = "{0} parts, buffer {1} bytes")
    @CsvSource({"2,100000000", "3,40000", "7,100000000", "1000,100000000", "4,1"})
    void partsTogetherAreAll(int parts, long bufferBytes) {
        List<Placed> fragments = new RandomFragments(300, 5).mixed(20_000);
        FragmentReduction reduction = reduce(fragments, bufferBytes, new MemorySpill());
        Map<String, Long> contents = new TreeMap<>();
        int most = 0;
        for (int part = 0; part < parts; part++) {
            int[] visits = new int[1];
            reduction.forEach(part, parts, (fragment, times) -> {
                visits[0]++;
                contents.merge(Placed.text(fragment), times, Long::sum);
            });
            most = Math.max(most, visits[0]);
        }
        assertThat(contents).isEqualTo(expected(fragments));
        if (bufferBytes == 100_000_000) {
            assertThat(most).isLessThan(contents.size() * 3 / 4);
        }
    }

    @ParameterizedTest(name = "buffer {0} bytes")
    @CsvSource({"100000000", "1"})
    void startsOver(long bufferBytes) {
        List<Placed> fragments = new RandomFragments(300, 5).mixed(20_000);
        MemorySpill spill = new MemorySpill();
        FragmentReduction reduction = reduce(fragments.subList(0, 15_000), bufferBytes, spill);
        reduction.startOver();
        addAll(reduction, fragments);
        assertThat(contents(reduction)).isEqualTo(expected(fragments));
        assertThat(reduction.fragments()).isEqualTo(20_000);
        FragmentReduction once = reduce(fragments, 1 << 30, new MemorySpill());
        assertThat(reduction.library().decided()).isEqualTo(once.library().decided());
        boolean[] all = new boolean[Orientation.COUNT];
        Arrays.fill(all, true);
        assertThat(reduction.lengths(all)).containsExactly(once.lengths(all));
    }

    @Test
    void extremesComeBack() {
        FragmentAlignments fragment = new FragmentAlignments();
        fragment.clear(FragmentKind.DISCORDANT);
        fragment.add(0, Integer.MAX_VALUE, 0, Orientation.DOVETAIL_SR);
        fragment.add(Integer.MAX_VALUE, 1, Integer.MAX_VALUE, Orientation.ISF);
        fragment.add(Integer.MAX_VALUE, -5, 1, Orientation.SECOND_REVERSE);
        SignatureCodec codec = new SignatureCodec();
        codec.encode(fragment, Integer.MAX_VALUE);
        FragmentAlignments back = new FragmentAlignments();
        SignatureCodec.decode(codec.bytes(), 0, back);
        assertThat(codec.end()).isLessThanOrEqualTo(1 + 5 + 3 * 16);
        assertThat(Placed.text(back))
                .isEqualTo("DISCORDANT 0:DOVETAIL_SR:0:0 2147483647:ISF:2147483647:-2147483646"
                        // -5 lacks 2^31 + 4 to the best: as far as a number goes.
                        + " 2147483647:SECOND_REVERSE:1:-2147483647");
    }

    @Test
    void manyPlacements() {
        Placed large = Placed.single();
        for (int t = 0; t < 20_000; t++) {
            large.at(3 * t, -t % 7, 100 + t, Orientation.SF);
        }
        List<Placed> fragments = List.of(large, large, Placed.single().at(1, 0, 1, Orientation.SR));
        assertThat(contents(reduce(fragments, 1, new MemorySpill()))).isEqualTo(expected(fragments));
    }

    @Test
    void orientationByTheBestPlacementsAndLengthByTheShortestOfThem() {
        List<Placed> fragments = List.of(
                // Best: 0 and 1, both ISF; shortest 200.
                Placed.pair()
                        .at(0, 0, 210, Orientation.ISF)
                        .at(1, 0, 200, Orientation.ISF)
                        .at(2, -1, 90, Orientation.OSR),
                // Best disagree; the shortest of them is 150, ISR.
                Placed.pair().at(0, 7, 150, Orientation.ISR).at(1, 7, 151, Orientation.ISF),
                // Longer than the longest: no length.
                Placed.pair().at(0, 0, 1001, Orientation.ISR),
                // Mates alone have no length.
                Placed.of(FragmentKind.ORPHAN).at(0, 0, 80, Orientation.SECOND_REVERSE));
        FragmentReduction reduction = reduce(fragments, 1 << 20, new MemorySpill());
        LibraryEvidence library = reduction.library();
        assertThat(library.count(Orientation.ISF)).isEqualTo(1);
        assertThat(library.count(Orientation.ISR)).isEqualTo(1);
        assertThat(library.count(Orientation.SECOND_REVERSE)).isEqualTo(1);
        assertThat(library.undecided()).isEqualTo(1);
        boolean[] accepted = new boolean[Orientation.COUNT];
        accepted[Orientation.ISF.code()] = true;
        long[] forward = reduction.lengths(accepted);
        assertThat(forward[200]).isEqualTo(1);
        assertThat(Arrays.stream(forward).sum()).isEqualTo(1);
        accepted[Orientation.ISR.code()] = true;
        assertThat(reduction.lengths(accepted)[150]).isEqualTo(1);
        assertThat(Arrays.stream(reduction.lengths(accepted)).sum()).isEqualTo(2);
    }

    @Test
    void refusesWhatASourceMustNotGive() {
        FragmentBatch batch = new FragmentReduction(1000, 1 << 20, new MemorySpill()).newBatch();
        assertThatIllegalArgumentException().isThrownBy(() -> batch.add(new FragmentAlignments()));
        FragmentAlignments unsorted = new FragmentAlignments();
        unsorted.add(2, 0, 100, Orientation.ISF);
        unsorted.add(1, 0, 100, Orientation.ISF);
        assertThatIllegalArgumentException().isThrownBy(() -> batch.add(unsorted));
    }

    @Test
    void failureOfTheSpillIsToldToTheCaller() {
        Spill full = new Spill() {
            @Override
            public OutputStream append() throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public InputStream read() {
                return InputStream.nullInputStream();
            }

            @Override
            public void close() {}
        };
        List<Placed> fragments = new RandomFragments(300, 5).pairs(20_000);
        assertThatThrownBy(() -> reduce(fragments, 1, full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no space left");
    }
}
