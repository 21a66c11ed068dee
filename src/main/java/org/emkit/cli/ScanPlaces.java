package org.emkit.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.scan.ScannedSite;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Region;

/** How the places of sites are told: in the sequences searched, or in the genome that these were cut out of. */
final class ScanPlaces {
    private final List<Region> regions;
    private final Alphabet alphabet;
    private final List<String> names;
    /** Shape [regions]: index of each one's chromosome among the names. */
    private final int[] chromosome;

    /**
     * @param sequences names
     * @param regions   of each sequence; none where sequences are not parts of a genome
     * @param alphabet  of the letters
     */
    ScanPlaces(List<String> sequences, List<Region> regions, Alphabet alphabet) {
        this.regions = regions;
        this.alphabet = alphabet;
        this.chromosome = new int[regions.size()];
        Map<String, Integer> met = new LinkedHashMap<>();
        for (int i = 0; i < chromosome.length; i++) {
            int next = met.size();
            chromosome[i] = met.computeIfAbsent(regions.get(i).chromosome(), name -> next);
        }
        this.names = regions.isEmpty() ? sequences : new ArrayList<>(met.keySet());
    }

    /** @return what places are told in, by name */
    List<String> names() {
        return names;
    }

    /** @return the site where it is told to be */
    ScannedSite of(ScannedSite site) {
        int i = site.sequence();
        return regions.isEmpty() ? site : site.within(chromosome[i], regions.get(i), alphabet);
    }
}
