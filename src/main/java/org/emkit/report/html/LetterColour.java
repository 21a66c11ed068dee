package org.emkit.report.html;

import java.util.Locale;

/**
 * Colours of letters as sequence logos usually have them: nucleotides A green, C blue, G orange, T and U red; amino acids by
 * chemistry, as WebLogo does: polar green, amides purple, basic blue, acidic red, hydrophobic black.
 */
enum LetterColour {
    GREEN("#1a8a3a", "A", "GSTYC"),
    BLUE("#1f5fbf", "C", "KRH"),
    ORANGE("#d98a00", "G", ""),
    RED("#cc2a24", "TU", "DE"),
    PURPLE("#8a2da5", "", "QN"),
    BLACK("#24292f", "", "AVLIPWFM");

    private final String hex;
    private final String nucleotides;
    private final String aminoAcids;

    LetterColour(String hex, String nucleotides, String aminoAcids) {
        this.hex = hex;
        this.nucleotides = nucleotides;
        this.aminoAcids = aminoAcids;
    }

    /** @return the colour on white, for a drawing that stands alone */
    String hex() {
        return hex;
    }

    /** @return class of the colour in the page's style */
    String style() {
        return "letter-" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param letter     upper case
     * @param nucleotide whether the alphabet is DNA or RNA
     */
    static LetterColour of(char letter, boolean nucleotide) {
        for (LetterColour colour : values()) {
            if ((nucleotide ? colour.nucleotides : colour.aminoAcids).indexOf(letter) >= 0) {
                return colour;
            }
        }
        return BLACK;
    }
}
