package org.emkit.io;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/**
 * Reads motifs of the XML that MEME writes ({@code probabilities} of each motif), and of STREME's and DREME's ({@code pos}).
 * No entity is followed out of the file.
 */
final class XmlMotifs {
    private final MotifLines kept;
    private final InputFile file;
    private final Map<String, String> symbolOf = new HashMap<>();
    private final StringBuilder core = new StringBuilder();
    private @Nullable Alphabet alphabet;

    private @Nullable String id;
    private String alternateName = "";
    private double sites = Double.NaN;
    private double eValue = Double.NaN;
    private double[] matrix = new double[0];

    private boolean inProbabilities;
    private boolean inBackground;
    private double @Nullable [] letters;
    private long line;

    XmlMotifs(MotifLines kept, InputFile file) {
        this.kept = kept;
        this.file = file;
    }

    void read(InputStream bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(unclosed(bytes));
            while (xml.hasNext()) {
                int event = xml.next();
                line = xml.getLocation().getLineNumber();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    begin(xml);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    end(xml.getLocalName());
                }
            }
        } catch (XMLStreamException e) {
            long at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            String first =
                    String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
            throw new UserException(
                    "line " + at + ": is not well-formed XML: " + first.replaceFirst("^Message: ", ""),
                    file.name(),
                    "",
                    e);
        }
    }

    /** The JDK's reader closes what it has read; whoever opened it closes it here. */
    private static InputStream unclosed(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public void close() {
                // see above
            }
        };
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "letter" -> letter(xml);
            case "background_frequencies" -> inBackground = true;
            case "probabilities" -> inProbabilities = true;
            case "alphabet_array" -> letters = inProbabilities || inBackground ? noLetters() : null;
            case "value" -> value(xml);
            case "motif" -> motif(xml);
            case "pos" -> position(xml);
            default -> {
                // what else there is does not matter here
            }
        }
    }

    private void letter(XMLStreamReader xml) {
        String symbol = xml.getAttributeValue(null, "symbol");
        String letter = xml.getAttributeValue(null, "id");
        if (symbol != null && letter != null) {
            symbolOf.put(letter, symbol);
            if (xml.getAttributeValue(null, "equals") == null) {
                core.append(symbol);
            }
        }
    }

    private void motif(XMLStreamReader xml) {
        String name = xml.getAttributeValue(null, "name");
        String plain = xml.getAttributeValue(null, "id");
        if (name == null && plain == null) {
            throw bad("a motif has no name");
        }
        id = name == null ? plain : name;
        alternateName = attribute(xml, "alt", attribute(xml, "seq", ""));
        sites = number(attribute(xml, "sites", attribute(xml, "nsites", "NaN")), true);
        eValue = number(attribute(xml, "e_value", attribute(xml, "evalue", "NaN")), true);
        matrix = new double[0];
    }

    private static String attribute(XMLStreamReader xml, String name, String otherwise) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? otherwise : value;
    }

    private double[] noLetters() {
        double[] none = new double[alphabet().size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private void value(XMLStreamReader xml) throws XMLStreamException {
        if (letters == null) {
            return;
        }
        String letter = attribute(xml, "letter_id", "");
        int code = code(symbolOf.getOrDefault(letter, letter));
        letters[code] = number(xml.getElementText().strip(), false);
        line = xml.getLocation().getLineNumber();
    }

    private void position(XMLStreamReader xml) {
        letters = noLetters();
        for (int k = 0; k < xml.getAttributeCount(); k++) {
            String symbol = xml.getAttributeLocalName(k);
            if (symbol.length() == 1) {
                letters[code(symbol)] = number(xml.getAttributeValue(k), false);
            }
        }
        addPosition();
        letters = null;
    }

    private int code(String symbol) {
        int code = symbol.length() == 1 ? alphabet().letters().indexOf(symbol) : -1;
        if (code < 0) {
            throw bad("'" + MotifLines.shortened(symbol) + "' is no letter of " + alphabet());
        }
        return code;
    }

    private Alphabet alphabet() {
        if (alphabet == null) {
            alphabet = core.isEmpty() ? Alphabet.DNA : MotifLines.alphabetOf(core.toString());
            if (alphabet == null) {
                throw bad("the alphabet '" + MotifLines.shortened(core.toString()) + "' is none that is known");
            }
        }
        return alphabet;
    }

    private double number(String text, boolean optional) {
        if (MotifLines.isNumber(text)) {
            return Double.parseDouble(text);
        }
        if (!optional) {
            throw bad("'" + MotifLines.shortened(text) + "' is not a number");
        }
        return Double.NaN;
    }

    private void addPosition() {
        double[] row = letters;
        if (row == null) {
            return;
        }
        double sum = Arrays.stream(row).sum();
        if (Double.isNaN(sum)) {
            throw bad("a position lacks a letter");
        }
        if (Arrays.stream(row).anyMatch(p -> p < 0) || Math.abs(sum - 1) > MotifLines.SUM_TOLERANCE) {
            throw bad("the probabilities of a position sum to " + (float) sum + ", or one is negative");
        }
        int filled = matrix.length;
        matrix = Arrays.copyOf(matrix, filled + row.length);
        System.arraycopy(row, 0, matrix, filled, row.length);
    }

    private void end(String element) {
        switch (element) {
            case "alphabet_array" -> {
                if (inProbabilities) {
                    addPosition();
                } else if (inBackground) {
                    background();
                }
                letters = null;
            }
            case "probabilities" -> inProbabilities = false;
            case "background_frequencies" -> inBackground = false;
            case "motif" -> addMotif();
            default -> {
                // as above
            }
        }
    }

    private void background() {
        double[] p = letters;
        if (p != null && Arrays.stream(p).allMatch(each -> each > 0 && each <= 1)) {
            kept.background(BackgroundModel.of(alphabet(), new double[][] {p}));
        } else {
            throw bad("the background is not a positive number of each letter");
        }
    }

    private void addMotif() {
        if (id == null || matrix.length == 0) {
            throw bad("motif " + MotifLines.shortened(String.valueOf(id)) + " has no matrix");
        }
        kept.add(id, alternateName, alphabet(), matrix, sites > 0 ? sites : Double.NaN, eValue);
        id = null;
    }

    private UserException bad(String what) {
        return new UserException("line " + line + ": " + what, file.name(), "");
    }
}
