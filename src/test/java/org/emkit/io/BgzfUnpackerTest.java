package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BgzfUnpackerTest {
    private static final int GUARD = 64;

    /** Whatever machine it is, both must do. */
    enum Maker {
        JDK,
        BEST;

        BgzfUnpacker unpacker() {
            return new BgzfUnpacker(this == JDK ? new Inflater(true) : Inflaters.raw());
        }
    }

    private static byte[] text(SplittableRandom random, int size) {
        byte[] text = new byte[size];
        int letters = 1 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            boolean copied = i > 50 && random.nextInt(3) > 0;
            text[i] = copied ? text[i - 1 - random.nextInt(50)] : (byte) ('!' + random.nextInt(letters));
        }
        return text;
    }

    private static byte[] packed(byte[] text, int level) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(text);
        deflater.finish();
        byte[] out = new byte[2 * text.length + 100];
        int size = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, size);
    }

    private static BgzfBlock block(byte[] text, int packedSize) {
        CRC32 checksum = new CRC32();
        checksum.update(text);
        return new BgzfBlock(0, packedSize, text.length, (int) checksum.getValue(), 77);
    }

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasPacked(Maker maker) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BgzfUnpacker unpacker = maker.unpacker()) {
            for (int level = 0; level <= 9; level++) {
                for (int size : new int[] {1, 2, 100, 65_279, BgzfFrames.LARGEST_BLOCK}) {
                    byte[] text = text(random, size);
                    byte[] packed = packed(text, level);
                    byte[] into = new byte[size + 5];
                    unpacker.unpack(packed, block(text, packed.length), into, 5);
                    assertThat(Arrays.copyOfRange(into, 5, into.length)).isEqualTo(text);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void damageIsAnIoExceptionAndNothingIsWrittenBeyondTheBlock(Maker maker) throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        try (BgzfUnpacker unpacker = maker.unpacker()) {
            for (int k = 0; k < 3000; k++) {
                byte[] text = text(random, 1 + random.nextInt(3000));
                byte[] packed = packed(text, 1 + random.nextInt(9));
                byte[] damaged = damaged(packed, random);
                byte[] into = new byte[text.length + GUARD];
                try {
                    unpacker.unpack(damaged, block(text, damaged.length), into, 0);
                    assertThat(Arrays.copyOf(into, text.length)).isEqualTo(text);
                } catch (IOException e) {
                    refused++;
                }
                assertThat(Arrays.copyOfRange(into, text.length, into.length)).containsOnly(0);
            }
        }
        assertThat(refused).isGreaterThan(2000);
    }

    private static byte[] damaged(byte[] packed, SplittableRandom random) {
        byte[] damaged = packed.clone();
        switch (random.nextInt(3)) {
            case 0 -> damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            default -> {
                for (int i = random.nextInt(damaged.length); i < damaged.length; i++) {
                    damaged[i] = (byte) random.nextInt(256);
                }
            }
        }
        return damaged;
    }

    @ParameterizedTest
    @EnumSource
    void aWrongSizeOrChecksumIsSaid(Maker maker) throws IOException {
        byte[] text = text(new SplittableRandom(3), 500);
        byte[] packed = packed(text, 6);
        BgzfBlock good = block(text, packed.length);
        try (BgzfUnpacker unpacker = maker.unpacker()) {
            BgzfBlock longer = new BgzfBlock(0, packed.length, 501, good.checksum(), 77);
            assertThatThrownBy(() -> unpacker.unpack(packed, longer, new byte[600], 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has a wrong length");
            BgzfBlock other = new BgzfBlock(0, packed.length, 500, ~good.checksum(), 77);
            assertThatThrownBy(() -> unpacker.unpack(packed, other, new byte[600], 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has a wrong checksum");
        }
    }
}
