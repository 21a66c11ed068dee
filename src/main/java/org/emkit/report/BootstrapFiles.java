package org.emkit.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.emkit.alignment.Transcriptome;
import org.emkit.quant.BootstrapEstimates;

/** Bootstrap replicates in salmon's layout: the folder {@code aux_info/bootstrap}. */
public final class BootstrapFiles {
    private static final int BUFFER = 1 << 16;

    private BootstrapFiles() {}

    /**
     * Writes {@code bootstraps.gz}: expected fragments as 64-bit little-endian floating-point numbers, all transcripts
     * of the first replicate, then all of the second and so on, without a header, compressed.
     *
     * @param transcripts number of transcripts
     * @param out         is left open
     */
    public static void writeValues(BootstrapEstimates bootstraps, int transcripts, OutputStream out)
            throws IOException {
        GZIPOutputStream compressed = new GZIPOutputStream(out, BUFFER);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (int r = 0; r < bootstraps.replicates(); r++) {
            for (int t = 0; t < transcripts; t++) {
                if (!buffer.hasRemaining()) {
                    compressed.write(buffer.array(), 0, buffer.position());
                    buffer.clear();
                }
                buffer.putDouble(bootstraps.fragments(r, t));
            }
        }
        compressed.write(buffer.array(), 0, buffer.position());
        compressed.finish();
    }

    /**
     * Writes {@code names.tsv.gz}: the names of transcripts in the order of values, one line, parted by tabs,
     * compressed.
     *
     * @param out is left open
     */
    public static void writeNames(Transcriptome transcriptome, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int t = 0; t < transcriptome.size(); t++) {
            (t == 0 ? line : line.append('\t')).append(transcriptome.name(t));
        }
        GZIPOutputStream compressed = new GZIPOutputStream(out, BUFFER);
        compressed.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        compressed.finish();
    }
}
