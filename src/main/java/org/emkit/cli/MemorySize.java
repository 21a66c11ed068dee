package org.emkit.cli;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 512M}, {@code 2G}, {@code 65536}: bytes, with K, M or G for powers of 1024. */
final class MemorySize implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,30})([KMG]?)I?B?");

    @Override
    public Long convert(String text) {
        Matcher m = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!m.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size such as 512M or 2G");
        }
        int shift = switch (m.group(2)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        BigInteger bytes = new BigInteger(m.group(1)).shiftLeft(shift);
        if (bytes.bitLength() >= Long.SIZE) {
            throw new TypeConversionException(
                    "'" + text + "' is more memory than any machine has; give a size such as 512M or 2G");
        }
        return bytes.longValueExact();
    }
}
