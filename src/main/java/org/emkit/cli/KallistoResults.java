package org.emkit.cli;

import org.emkit.io.Hdf5File;
import org.emkit.io.OutputDirectory;
import org.emkit.quant.Abundances;
import org.emkit.report.KallistoH5;
import org.emkit.report.KallistoInfo;
import org.emkit.report.KallistoTsv;
import org.emkit.report.Run;

/** The files of {@code emkit quant --compat kallisto}, besides its own. */
final class KallistoResults {
    static final String TABLE = "abundance.tsv";
    static final String HDF5 = "abundance.h5";
    static final String INFO = "run_info.json";

    private KallistoResults() {}

    static void write(OutputDirectory out, Run run, Abundances abundances) {
        out.writeText(TABLE, to -> KallistoTsv.write(abundances, to));
        out.writeText(INFO, to -> KallistoInfo.write(run, abundances, to));
        out.writeFile(HDF5, file -> {
            try (Hdf5File hdf5 = Hdf5File.create(file)) {
                KallistoH5.write(run, abundances, new KallistoH5.Datasets() {
                    @Override
                    public void whole(String path, int[] values) {
                        hdf5.put(path, values);
                    }

                    @Override
                    public void numbers(String path, double[] values) {
                        hdf5.put(path, values);
                    }

                    @Override
                    public void texts(String path, String[] values) {
                        hdf5.put(path, values);
                    }
                });
            }
        });
    }
}
