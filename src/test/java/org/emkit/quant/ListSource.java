package org.emkit.quant;

import java.util.List;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.FragmentSource;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;

/** Fragments from a list, with unmapped ones and ones of failed quality. */
record ListSource(Transcriptome transcriptome, List<Placed> fragments, long unmapped, long qualityFailed)
        implements FragmentSource {
    static ListSource of(int[] lengths, List<Placed> fragments) {
        return new ListSource(transcriptome(lengths), fragments, 0, 0);
    }

    static Transcriptome transcriptome(int... lengths) {
        String[] names = new String[lengths.length];
        for (int t = 0; t < names.length; t++) {
            names[t] = "t" + t;
        }
        return new Transcriptome(names, lengths);
    }

    @Override
    public ScoreScale scoreScale() {
        return new ScoreScale("bowtie2", 1, false, "test");
    }

    @Override
    public AlignmentCounts forEach(FragmentSink sink) {
        FragmentAlignments buffer = new FragmentAlignments();
        FragmentBatch batch = sink.newBatch();
        for (Placed fragment : fragments) {
            fragment.fill(buffer);
            batch.add(buffer);
        }
        batch.flush();
        long all = fragments.size() + unmapped + qualityFailed;
        return new AlignmentCounts(
                all, 0, 0, all, unmapped, qualityFailed, fragments.size(), 0, 0, 0, false, 0, List.of());
    }

    @Override
    public void close() {}
}
