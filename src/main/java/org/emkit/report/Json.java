package org.emkit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object being written: fields in the order of the calls, one a line, numbers that do not exist as null. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private final JsonGenerator generator;

    private Json(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes the inside of an object. */
    @FunctionalInterface
    interface Body {
        void write(Json json) throws IOException;
    }

    /** Writes a whole document. */
    static void document(Appendable out, Body body) throws IOException {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            generator.writeStartObject();
            body.write(new Json(generator));
            generator.writeEndObject();
        }
        out.append(text.getBuffer()).append('\n');
    }

    void text(String name, @Nullable String value) throws IOException {
        generator.writeStringField(name, value);
    }

    void whole(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
    }

    void number(String name, double value) throws IOException {
        if (Math.abs(value) < Double.POSITIVE_INFINITY) {
            generator.writeNumberField(name, value);
        } else {
            generator.writeNullField(name);
        }
    }

    void truth(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
    }

    void nothing(String name) throws IOException {
        generator.writeNullField(name);
    }

    void texts(String name, List<String> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String value : values) {
            generator.writeString(value);
        }
        generator.writeEndArray();
    }

    void wholes(String name, int[] values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (int value : values) {
            generator.writeNumber(value);
        }
        generator.writeEndArray();
    }

    void numbers(String name, double[] values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (double value : values) {
            if (Math.abs(value) < Double.POSITIVE_INFINITY) {
                generator.writeNumber(value);
            } else {
                generator.writeNull();
            }
        }
        generator.writeEndArray();
    }

    void object(String name, Body body) throws IOException {
        generator.writeObjectFieldStart(name);
        body.write(this);
        generator.writeEndObject();
    }

    /** Writes an array of objects. */
    <T> void objects(String name, List<T> values, Item<T> item) throws IOException {
        generator.writeArrayFieldStart(name);
        for (T value : values) {
            generator.writeStartObject();
            item.write(this, value);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    /** Writes the inside of one object of an array. */
    @FunctionalInterface
    interface Item<T> {
        void write(Json json, T value) throws IOException;
    }
}
