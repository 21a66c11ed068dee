package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentsTest {
    /**
     * Rows {4, 1}, {2}, {}, {1, 6}, {5, 2, 5} of 8 components.
     *
     * <pre>
     * parts: {1, 4, 6} of rows 0, 3; {2, 5} of rows 1, 4; 0, 3 and 7 are in no row
     * </pre>
     */
    @Test
    void partsByHand() {
        SparsePattern pattern = new SparsePattern(8, new int[] {0, 2, 3, 3, 5, 8}, new int[] {4, 1, 2, 1, 6, 5, 2, 5});
        Components parts = Components.of(pattern);
        assertThat(parts.count()).isEqualTo(2);
        assertThat(partOfEach(parts, 8)).containsExactly(-1, 0, 1, -1, 0, 1, 0, -1);
        assertThat(components(parts, 0)).containsExactly(1, 4, 6);
        assertThat(components(parts, 1)).containsExactly(2, 5);
        assertThat(observations(parts, 0)).containsExactly(0, 3);
        assertThat(observations(parts, 1)).containsExactly(1, 4);
        assertThat(parts.largest()).isEqualTo(3);
    }

    @Test
    void nothingHasNoParts() {
        Components none = Components.of(new SparsePattern(0, new int[] {0}, new int[0]));
        assertThat(none.count()).isZero();
        assertThat(none.largest()).isZero();
        Components unused = Components.of(new SparsePattern(3, new int[] {0, 0, 0}, new int[0]));
        assertThat(unused.count()).isZero();
        assertThat(partOfEach(unused, 3)).containsOnly(Components.NONE);
    }

    @Test
    void aLongChainIsOnePart() {
        int n = 100_000;
        SparsePatternBuilder builder = new SparsePatternBuilder(n);
        for (int c = n - 1; c > 0; c--) {
            builder.add(c).add(c - 1).endObservation();
        }
        Components parts = Components.of(builder.build());
        assertThat(parts.count()).isEqualTo(1);
        assertThat(parts.largest()).isEqualTo(n);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void agreesWithAFloodFill(long seed) {
        SparsePattern pattern = pattern(seed);
        Components parts = Components.of(pattern);
        int[] expected = flooded(pattern);
        assertThat(partOfEach(parts, pattern.components())).containsExactly(expected);
        int largest = 0;
        int columns = 0;
        int rows = 0;
        for (int part = 0; part < parts.count(); part++) {
            assertThat(parts.size(part)).isPositive();
            assertThat(parts.observations(part)).isPositive();
            largest = Math.max(largest, parts.size(part));
            columns += parts.size(part);
            rows += parts.observations(part);
        }
        assertThat(parts.largest()).isEqualTo(largest);
        assertThat(columns).as("each component once").isEqualTo(count(expected));
        int filled = 0;
        for (int i = 0; i < pattern.observations(); i++) {
            filled += pattern.start(i) < pattern.start(i + 1) ? 1 : 0;
        }
        assertThat(rows).as("each observation once").isEqualTo(filled);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void componentsAndTheirPlacesAreInverse(long seed) {
        SparsePattern pattern = pattern(seed);
        Components parts = Components.of(pattern);
        int lowest = -1;
        for (int part = 0; part < parts.count(); part++) {
            List<Integer> members = components(parts, part);
            assertThat(members).isSorted().doesNotHaveDuplicates();
            assertThat(members.get(0)).as("numbered by the lowest").isGreaterThan(lowest);
            lowest = members.get(0);
            for (int k = 0; k < members.size(); k++) {
                assertThat(parts.of(members.get(k))).isEqualTo(part);
                assertThat(parts.place(members.get(k))).isEqualTo(k);
            }
            assertThat(observations(parts, part)).isSorted().doesNotHaveDuplicates();
            for (int i : observations(parts, part)) {
                for (int e = pattern.start(i); e < pattern.start(i + 1); e++) {
                    assertThat(parts.of(pattern.component(e))).isEqualTo(part);
                }
            }
        }
        for (int c = 0; c < pattern.components(); c++) {
            assertThat(parts.of(c) != Components.NONE || parts.place(c) == 0).isTrue();
        }
    }

    /** Rows of 0 to 3 entries, so few that there are parts of all sizes and components in no row. */
    private static SparsePattern pattern(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int components = 1 + random.nextInt(80);
        int observations = random.nextInt(components + 1);
        SparsePatternBuilder builder = new SparsePatternBuilder(components);
        for (int i = 0; i < observations; i++) {
            int entries = random.nextInt(4);
            for (int k = 0; k < entries; k++) {
                builder.add(random.nextInt(components));
            }
            builder.endObservation();
        }
        return builder.build();
    }

    /** Colour spreads over rows from the lowest component without one, until it spreads no more. */
    private static int[] flooded(SparsePattern pattern) {
        int[] colour = new int[pattern.components()];
        Arrays.fill(colour, -1);
        int colours = 0;
        for (int c = 0; c < colour.length; c++) {
            boolean used = false;
            for (int e = 0; e < pattern.entries(); e++) {
                used |= pattern.component(e) == c;
            }
            if (used && colour[c] == -1) {
                colour[c] = colours++;
                while (spreads(pattern, colour, colour[c])) {}
            }
        }
        return colour;
    }

    private static boolean spreads(SparsePattern pattern, int[] colour, int own) {
        boolean spread = false;
        for (int i = 0; i < pattern.observations(); i++) {
            boolean touched = false;
            for (int e = pattern.start(i); e < pattern.start(i + 1); e++) {
                touched |= colour[pattern.component(e)] == own;
            }
            for (int e = pattern.start(i); touched && e < pattern.start(i + 1); e++) {
                spread |= colour[pattern.component(e)] != own;
                colour[pattern.component(e)] = own;
            }
        }
        return spread;
    }

    private static int count(int[] partOfEach) {
        int count = 0;
        for (int part : partOfEach) {
            count += part == Components.NONE ? 0 : 1;
        }
        return count;
    }

    private static int[] partOfEach(Components parts, int components) {
        int[] part = new int[components];
        for (int c = 0; c < components; c++) {
            part[c] = parts.of(c);
        }
        return part;
    }

    private static List<Integer> components(Components parts, int part) {
        List<Integer> members = new ArrayList<>();
        for (int k = 0; k < parts.size(part); k++) {
            members.add(parts.component(part, k));
        }
        return members;
    }

    private static List<Integer> observations(Components parts, int part) {
        List<Integer> members = new ArrayList<>();
        for (int k = 0; k < parts.observations(part); k++) {
            members.add(parts.observation(part, k));
        }
        return members;
    }
}
