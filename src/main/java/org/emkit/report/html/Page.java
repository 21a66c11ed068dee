package org.emkit.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A page being written: one file that fetches nothing and runs nothing, with a heading, a list of its sections, the
 * sections, and a foot. It forbids itself scripts and requests, so that a hostile name could do nothing even if it got
 * through.
 */
final class Page {
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final String verb;
    private final String subject;
    private final String foot;
    private final Html links = new Html();
    private final Html body = new Html();
    private boolean open;

    /**
     * @param verb    what made it, such as {@code emkit quant}
     * @param subject what it is about: a sample, a set of sequences
     * @param foot    its last line
     */
    Page(String verb, String subject, String foot) {
        this.verb = verb;
        this.subject = subject;
        this.foot = foot;
    }

    /**
     * Begins a section, which ends the one before.
     *
     * @param id letters, digits and dashes; links lead there
     * @return where its content goes
     */
    Html section(String id, String title) {
        endSection();
        open = true;
        links.open("li").element("a", title, "href", "#" + id).close("li");
        body.open("section", "id", id, "aria-labelledby", id + "-title");
        return body.element("h2", title, "id", id + "-title").line();
    }

    private void endSection() {
        if (open) {
            body.close("section").line();
        }
    }

    void write(Appendable out) throws IOException {
        endSection();
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        head(html);
        html.open("body").line();
        html.element("a", "Skip to the results", "class", "skip", "href", "#results")
                .line();
        html.open("header").element("p", verb, "class", "verb").line();
        html.open("h1").name(subject).close("h1").close("header").line();
        html.open("div", "class", "columns")
                .open("nav", "aria-label", "Sections")
                .open("ol");
        html.raw(links.toString()).close("ol").close("nav").line();
        html.open("main", "id", "results").line();
        html.raw(body.toString()).close("main").close("div").line();
        html.element("footer", foot).line().close("body").line().close("html").line();
        out.append(html.toString());
    }

    private void head(Html html) {
        html.open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", Html.shortened(subject) + " – " + verb).line();
        html.open("style").line().raw(style()).close("style").line();
        html.close("head").line();
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("no page.css in the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
