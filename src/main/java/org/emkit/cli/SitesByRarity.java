package org.emkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.emkit.scan.ScannedSite;

/**
 * Sites from the lowest p-value on, equal ones in the order in which they came. Of how many sites have which p-value is
 * known beforehand; so they are parted into stores of as many as fit into memory, and each store is sorted by itself.
 */
final class SitesByRarity {
    /** Bytes a site takes while its store is sorted. */
    private static final int BYTES_OF_SITE = 128;

    /** Temporary files that are open at once, about. */
    private static final int MOST_STORES = 64;

    private final ToIntFunction<ScannedSite> rank;
    /** Shape [ranks]. */
    private final int[] storeOfRank;

    private final long[] sitesOfStore;
    private final int[] ranksOfStore;

    /**
     * @param rank      of a site: the lower the rarer
     * @param sites     of each rank, shape [ranks]
     * @param mostBytes of memory
     */
    SitesByRarity(ToIntFunction<ScannedSite> rank, long[] sites, long mostBytes) {
        this.rank = rank;
        this.storeOfRank = new int[sites.length];
        long all = Arrays.stream(sites).sum();
        long most = Math.max(Math.max(1 << 12, mostBytes / BYTES_OF_SITE), all / MOST_STORES);
        List<Long> ofStore = new ArrayList<>(List.of(0L));
        List<Integer> ranks = new ArrayList<>(List.of(0));
        for (int r = 0; r < sites.length; r++) {
            int last = ofStore.size() - 1;
            if (ofStore.get(last) > 0 && ofStore.get(last) + sites[r] > most) {
                ofStore.add(0L);
                ranks.add(0);
                last++;
            }
            ofStore.set(last, ofStore.get(last) + sites[r]);
            ranks.set(last, ranks.get(last) + 1);
            storeOfRank[r] = last;
        }
        sitesOfStore = ofStore.stream().mapToLong(Long::longValue).toArray();
        ranksOfStore = ranks.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Gives all sites of a store, the rarest first. */
    void forEach(SiteStore all, IntUnaryOperator widthOfTarget, Path temporary, SiteStore.Visitor visitor)
            throws IOException {
        if (sitesOfStore.length == 1) {
            sorted(all, 0, visitor);
            return;
        }
        List<SiteStore> stores = new ArrayList<>();
        try {
            for (int k = 0; k < sitesOfStore.length; k++) {
                stores.add(new SiteStore(widthOfTarget, 0, temporary));
            }
            all.forEach(site -> stores.get(storeOfRank[rank.applyAsInt(site)]).add(site));
            for (int k = 0; k < stores.size(); k++) {
                sorted(stores.get(k), k, visitor);
                stores.get(k).close();
            }
        } finally {
            stores.forEach(SiteStore::close);
        }
    }

    private void sorted(SiteStore store, int index, SiteStore.Visitor visitor) throws IOException {
        if (ranksOfStore[index] == 1) { // they are in order already, and may be too many to be sorted
            store.forEach(visitor);
            return;
        }
        List<ScannedSite> sites = new ArrayList<>((int) store.size());
        store.forEach(sites::add);
        sites.sort(Comparator.comparingInt(rank)); // stable
        for (ScannedSite each : sites) {
            visitor.visit(each);
        }
    }
}
