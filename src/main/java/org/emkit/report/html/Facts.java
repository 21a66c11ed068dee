package org.emkit.report.html;

/** Names and values being written below each other. */
final class Facts {
    private final Html html;
    private boolean open;

    Facts(Html html) {
        this.html = html.open("dl", "class", "facts").line();
    }

    Facts add(String name, String value) {
        begin(name).text(value);
        return this;
    }

    /** Begins a fact. @return where its value goes */
    Html begin(String name) {
        endValue();
        open = true;
        return html.element("dt", name).open("dd");
    }

    private void endValue() {
        if (open) {
            html.close("dd").line();
        }
    }

    void end() {
        endValue();
        html.close("dl").line();
    }
}
