package org.emkit.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files: the same seed and number always give the same damage. */
public final class ByteMutator {
    private static final String[] WORDS = {
        "",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\0",
        ">",
        "@",
        "#",
        "-1",
        "0",
        "1",
        "NaN",
        "Infinity",
        "1e999",
        "-0.0",
        "2147483648",
        "9223372036854775808",
        "99999999999999999999999",
        "*",
        "=",
        ":",
        "A",
        "\u00ff",
        "<",
        "&",
        "\"",
        "é",
        "MOTIF",
        "nan"
    };

    private final byte[] original;
    private final long seed;

    /** @param seed of all damages to this file */
    public ByteMutator(byte[] original, long seed) {
        this.original = original.clone();
        this.seed = seed;
    }

    /** @return the file with one to four damages */
    public byte[] mutant(int number) {
        SplittableRandom random = new SplittableRandom(seed + 31L * number);
        byte[] bytes = original;
        int damages = 1 + random.nextInt(4);
        for (int k = 0; k < damages; k++) {
            bytes = damaged(bytes, random);
        }
        return bytes;
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        int length = bytes.length;
        int at = random.nextInt(length + 1);
        int to = Math.min(length, at + 1 + random.nextInt(random.nextInt(8) == 0 ? 4000 : 12));
        return switch (random.nextInt(7)) {
            case 0 -> at == length ? bytes : with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> at == length ? bytes : with(bytes, at, (byte) random.nextInt(256));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, to, new byte[0]);
            case 4 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
            case 5 -> spliced(bytes, at, to, word(random));
            default -> spliced(bytes, at, at, word(random));
        };
    }

    private static byte[] word(SplittableRandom random) {
        return WORDS[random.nextInt(WORDS.length)].getBytes(ISO_8859_1);
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] insert) {
        byte[] changed = new byte[bytes.length - (to - from) + insert.length];
        System.arraycopy(bytes, 0, changed, 0, from);
        System.arraycopy(insert, 0, changed, from, insert.length);
        System.arraycopy(bytes, to, changed, from + insert.length, bytes.length - to);
        return changed;
    }
}
