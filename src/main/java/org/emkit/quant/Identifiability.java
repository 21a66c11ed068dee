package org.emkit.quant;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where several answers are as likely as the estimate: groups of transcripts whose sum is determined, and how far each may
 * go. Members are in the order of transcripts, groups are numbered by their lowest transcript. Immutable.
 */
public final class Identifiability {
    private final List<FreeGroup> groups;
    private final int unchecked;
    /** Group and place in it of each member, in the order of transcripts. */
    private final int[] group;

    private final int[] place;

    /**
     * @param found     groups, in any order, without common transcripts
     * @param unchecked transcripts that were not looked into
     */
    Identifiability(List<FreeGroup> found, int unchecked) {
        this.groups = found.stream()
                .sorted(Comparator.comparingInt(each -> each.transcript()[0]))
                .toList();
        this.unchecked = unchecked;
        int size = groups.stream().mapToInt(each -> each.transcript().length).sum();
        long[] members = new long[size];
        int end = 0;
        for (int g = 0; g < groups.size(); g++) {
            for (int t : groups.get(g).transcript()) {
                members[end++] = (long) t << 32 | g;
            }
        }
        Arrays.sort(members);
        this.group = Arrays.stream(members).mapToInt(each -> (int) each).toArray();
        this.place = new int[size];
        int[] next = new int[groups.size()];
        for (int k = 0; k < size; k++) {
            place[k] = next[group[k]]++;
        }
    }

    /** @return number of groups */
    public int groups() {
        return groups.size();
    }

    /** @return number of transcripts in groups: those that are not determined */
    public int members() {
        return group.length;
    }

    /** @return number of groups of which no class tells any two members apart */
    public int identicalGroups() {
        return (int) groups.stream().filter(FreeGroup::identical).count();
    }

    /** @return transcripts of which it is not known whether they are determined: they belong to blocks too large */
    public int unchecked() {
        return unchecked;
    }

    /** @return transcript of member k, ascending in k, k in [0, members) */
    public int transcript(int k) {
        return groups.get(group[k]).transcript()[place[k]];
    }

    /** @return group of member k, in [0, groups) */
    public int group(int k) {
        return group[k];
    }

    /** @return the fewest fragments that member k has in an answer as likely as the estimate; NaN: not computed */
    public double minimum(int k) {
        return groups.get(group[k]).minimum()[place[k]];
    }

    /** @return the most; NaN: not computed */
    public double maximum(int k) {
        return groups.get(group[k]).maximum()[place[k]];
    }

    /** @return expected fragments of the group: the same in all answers */
    public double groupFragments(int g) {
        return groups.get(g).fragments();
    }

    /** @return whether no class tells any two members of the group apart; else sums of several members stand for others */
    public boolean identical(int g) {
        return groups.get(g).identical();
    }
}
