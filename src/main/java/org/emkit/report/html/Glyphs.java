package org.emkit.report.html;

import java.util.Map;

/**
 * Capital letters as outlines, so that a letter can be drawn exactly as wide and as high as it must be, without a font. Each
 * fills the square from 0 to 100 in both directions, y downwards; holes run against the outline's direction.
 */
final class Glyphs {
    private static final Map<Character, String> OUTLINE = Map.ofEntries(
            Map.entry('A', "M0 100L38 0H62L100 100H77L70 78H30L23 100ZM36 61H64L50 18Z"),
            Map.entry(
                    'B',
                    "M0 0H55C82 0 94 9 94 26C94 38 88 45 77 48C92 51 100 59 100 73C100 91 86 100 58 100H0Z"
                            + "M21 16V41H54C66 41 72 37 72 28.5C72 20 66 16 54 16ZM21 56V84H56C71 84 78 80 78 70C78 60 71 56 56 56Z"),
            Map.entry(
                    'C',
                    "M100 32H78C76 22 68 15 53 15C33 15 22 27 22 50C22 73 33 85 53 85C68 85 77 78 79 66H100"
                            + "C98 87 80 100 52 100C20 100 0 81 0 50C0 19 20 0 52 0C80 0 97 12 100 32Z"),
            Map.entry(
                    'D',
                    "M0 0H46C82 0 100 17 100 50C100 83 82 100 46 100H0ZM21 16V84H45C68 84 78 74 78 50C78 26 68 16 45 16Z"),
            Map.entry('E', "M0 0H100V16H22V41H92V57H22V84H100V100H0Z"),
            Map.entry('F', "M0 0H100V16H22V43H90V59H22V100H0Z"),
            Map.entry(
                    'G',
                    "M100 46V86C88 95 72 100 54 100C20 100 0 81 0 50C0 19 20 0 54 0C80 0 95 10 99 30H77C74 20 66 15 54 15"
                            + "C33 15 22 27 22 50C22 73 33 85 55 85C64 85 72 83 79 79V61H52V46Z"),
            Map.entry('H', "M0 0H22V41H78V0H100V100H78V57H22V100H0Z"),
            Map.entry('I', "M0 0H100V14H62V86H100V100H0V86H38V14H0Z"),
            Map.entry(
                    'J', "M76 0H100V64C100 88 84 100 50 100C18 100 0 88 0 62H24C24 78 32 85 50 85C68 85 76 79 76 64Z"),
            Map.entry('K', "M0 0H22V42L72 0H100L48 43L100 100H72L32 57L22 65V100H0Z"),
            Map.entry('L', "M0 0H23V84H100V100H0Z"),
            Map.entry('M', "M0 0H26L50 62L74 0H100V100H80V30L58 86H42L20 30V100H0Z"),
            Map.entry('N', "M0 0H24L79 68V0H100V100H76L21 32V100H0Z"),
            Map.entry(
                    'O',
                    "M50 0C82 0 100 19 100 50C100 81 82 100 50 100C18 100 0 81 0 50C0 19 18 0 50 0Z"
                            + "M50 15C32 15 22 27 22 50C22 73 32 85 50 85C68 85 78 73 78 50C78 27 68 15 50 15Z"),
            Map.entry(
                    'P',
                    "M0 0H58C86 0 100 11 100 31C100 52 86 63 58 63H22V100H0ZM22 16V47H56C71 47 78 42 78 31C78 21 71 16 56 16Z"),
            Map.entry(
                    'Q',
                    "M50 0C82 0 100 19 100 50C100 81 82 100 50 100C18 100 0 81 0 50C0 19 18 0 50 0Z"
                            + "M50 15C32 15 22 27 22 50C22 73 32 85 50 85C68 85 78 73 78 50C78 27 68 15 50 15Z"
                            + "M50 64L66 56L100 90L86 100Z"),
            Map.entry(
                    'R',
                    "M0 0H58C86 0 100 10 100 29C100 45 91 55 75 58L100 100H74L52 60H22V100H0Z"
                            + "M22 16V45H56C71 45 78 40 78 30C78 21 71 16 56 16Z"),
            Map.entry(
                    'S',
                    "M96 30H74C73 20 65 15 50 15C35 15 27 20 27 28C27 36 34 39 52 42C83 47 100 53 100 72C100 90 82 100 51 100"
                            + "C18 100 1 89 0 68H22C23 79 32 85 51 85C68 85 77 81 77 73C77 65 70 62 50 59C20 54 4 47 4 29"
                            + "C4 11 21 0 50 0C79 0 95 11 96 30Z"),
            Map.entry('T', "M0 0H100V16H61V100H39V16H0Z"),
            Map.entry(
                    'U',
                    "M0 0H22V62C22 78 31 85 50 85C69 85 78 78 78 62V0H100V62C100 87 83 100 50 100C17 100 0 87 0 62Z"),
            Map.entry('V', "M0 0H24L50 74L76 0H100L62 100H38Z"),
            Map.entry('W', "M0 0H21L31 66L41 8H59L69 66L79 0H100L82 100H60L50 44L40 100H18Z"),
            Map.entry('X', "M0 0H27L50 35L73 0H100L64 49L100 100H73L50 64L27 100H0L36 49Z"),
            Map.entry('Y', "M0 0H25L50 42L75 0H100L61 60V100H39V60Z"),
            Map.entry('Z', "M0 0H100V17L31 84H100V100H0V83L69 16H0Z"));

    private Glyphs() {}

    /**
     * @param letter A to Z
     * @return path data
     * @throws IllegalArgumentException if there is no such letter
     */
    static String outline(char letter) {
        String outline = OUTLINE.get(letter);
        if (outline == null) {
            throw new IllegalArgumentException("no outline of '" + letter + "'");
        }
        return outline;
    }
}
