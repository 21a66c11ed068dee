package org.emkit.io;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.emkit.alignment.TranscriptDigests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The long constants are SeqHash, SeqHash512, NameHash and NameHash512 of {@code info.json} after
 * {@code salmon index -t FASTA -i INDEX -k 11}, salmon 1.10.1, on {@link #FASTA}, without and with {@code --gencode}.
 */
class SequenceHashTest {
    /** A description, wrapped lines, ambiguity codes, lower case, a poly(A) tail, A alone, a repeated sequence. */
    private static final String FASTA = """
            >t1 first
            ACGTACGTTAGCCATGGATCAGATTACAGGGCCTAT
            ACGATCAGNNRYGACC
            >t2|gene|x
            acgtTTGACCAGATTAGACCAGGATACGATTTAGACCAAAAAAAAAAAA
            >t3
            AAAAAAAAAAAA
            >t4
            ACGTACGTTAGCCATGGATCAGATTACAGGGCCTATACGATCAGNNRYGACC
            """;

    private static final TranscriptDigests OF_SALMON = new TranscriptDigests(
            "1ad6a0e555a1eea013f40aec6835db90b718f81872257ef13253f538ab7e6d79",
            "0578f0f02553bf7bfa0ae3ea926c167f3358468b2cd0b130535dd6578b2cbabc"
                    + "ee378b6d2ed5076cbb7467263557817f32ae33fc93d93842f7d9393552f7446a",
            "9d511f8323d2431cc1ad732fe3b9f878364052046c1ce2c955200c377b4fd0f7",
            "2b2f9ee0df503d8f820880e9c37ea5528bb769a42155e9cc4c397621ee7a2b5c"
                    + "aba07b3ed2f58e0f7085580de8747d8a3132b99a5709205994d289cb4c7917a9");

    @TempDir
    Path folder;

    @Test
    void isThatOfSalmon() throws IOException {
        assertThat(digests(FASTA, false)).isEqualTo(OF_SALMON);
    }

    @Test
    void isThatOfSalmonForNamesThatAreCut() throws IOException {
        assertThat(digests(FASTA, true))
                .isEqualTo(new TranscriptDigests(
                        OF_SALMON.sequences(),
                        OF_SALMON.sequences512(),
                        "3d99cc5f47fea95677910758264fc2cf6262dd4cd04d0ddf95a075e724ada220",
                        "3cb2764ea21af2310e4a6cc6def29411b9155da86efcfb2a3fa6885d26046bc7"
                                + "32aa60644a895557121bf690cdce947c4ac2840e473b48c24cc4697961254647"));
    }

    @Test
    void lineEndsDoNotMatter() throws IOException {
        assertThat(digests(FASTA.replace("\n", "\r\n"), false)).isEqualTo(OF_SALMON);
    }

    /** Each row was tried with salmon 1.10.1: whether NameHash is that of all three names, or lacks the middle one. */
    @ParameterizedTest
    @CsvSource({
        "A, true",
        "AAAAAAAAAA, true",
        "AAAAAAAAAAA, false",
        "aAaAaAaAaAaAaAaA, false",
        "TAAAAAAAAAAAAAAAAAAAA, true",
        "ACGTACGAAAAAAAAAAAAAAA, true"
    })
    void recordsOfAdenineAloneHaveNoName(String middle, boolean kept) throws IOException {
        TranscriptDigests found = digests(">a\nACGTACGTTAGC\n>b\n" + middle + "\n>c\nGGTACC\n", false);
        assertThat(found.names()).isEqualTo(sha256(kept ? "abc" : "ac"));
        assertThat(found.sequences()).isEqualTo(sha256("ACGTACGTTAGC" + middle + "GGTACC"));
    }

    @Test
    void namesAreUnknownWhereSalmonsRandomLettersDecide() throws IOException {
        TranscriptDigests found = digests(">a\nACGT\n>b\nAAAAAAAAAAAANAAAAAA\n", false);
        assertThat(found.names()).isNull();
        assertThat(found.names512()).isNull();
        assertThat(found.sequences()).isEqualTo(sha256("ACGTAAAAAAAAAAAANAAAAAA"));
    }

    /** SeqHash of {@code salmon index -t transcripts.fa.gz}, salmon 1.10.1. */
    @ParameterizedTest
    @CsvSource({
        "armor_SRR1039508, 4b8f0ebbe54c184bb542d5769e3bd3d7a9096fc260f83c523d35e98abbafa401",
        "encode_chr19_ENCSR653DFZ_rep1, 78869815da6a4fab1714ade4e63433df6642173e652a8037090798bca776c28f",
        "dtu_sA_rep1, 99d9c773168aa466a07eca6c2d3cea7567b1bb0a6a352f8f54bd08d36b50c299",
        "express_sim15, 238a71484cdcf251805629c612f7edd515eb1a23d9be2e2014b62fd5931eb4ac"
    })
    void isThatOfSalmonOnRealTranscripts(String set, String sequences) {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "needs real data: set emkit.data");
        SequenceHash hash = new SequenceHash();
        TranscriptFasta.read(data + "/quant/" + set + "/transcripts.fa.gz", hash);
        assertThat(hash.finish().sequences()).isEqualTo(sequences);
    }

    private TranscriptDigests digests(String fasta, boolean gencode) throws IOException {
        Path file = Files.writeString(folder.resolve("t.fa"), fasta);
        SequenceHash hash = new SequenceHash();
        TranscriptNames cut = new TranscriptNames(gencode, false);
        TranscriptFasta.read(file.toString(), (name, bases, length) -> hash.sequence(cut.of(name), bases, length));
        return hash.finish();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
