package org.emkit.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A table being written, cell after cell, with a caption; where it is wider than the screen it scrolls in a frame of its
 * own. The first cell of each row is the row's heading.
 */
final class Table {
    private final Html html;
    private final List<String> headings = new ArrayList<>();
    private final List<Boolean> numeric = new ArrayList<>();
    private int rows;
    private int column;

    /** @param caption what the rows are */
    Table(Html html, String caption) {
        this.html = html;
        html.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        html.open("table").open("caption").element("span", caption).close("caption");
    }

    /** Adds a column of words, before the first row. */
    Table words(String heading) {
        headings.add(heading);
        numeric.add(false);
        return this;
    }

    /** Adds a column of numbers, before the first row. */
    Table numbers(String heading) {
        headings.add(heading);
        numeric.add(true);
        return this;
    }

    private void head() {
        html.open("thead").open("tr");
        for (int c = 0; c < headings.size(); c++) {
            html.raw("<th scope=\"col\"" + kind(c) + ">").text(headings.get(c)).close("th");
        }
        html.close("tr").close("thead").open("tbody").line();
    }

    private String kind(int c) {
        return numeric.get(c) ? " class=\"number\"" : "";
    }

    /** Begins a row; what follows are its cells. */
    Table row() {
        if (rows++ == 0) {
            head();
        } else {
            endRow();
        }
        html.open("tr");
        column = 0;
        return this;
    }

    private void endRow() {
        if (column != headings.size()) {
            throw new IllegalStateException(column + " cells in " + headings.size() + " columns");
        }
        endCell();
        html.close("tr").line();
    }

    private void endCell() {
        if (column > 0) {
            html.close(column == 1 ? "th" : "td");
        }
    }

    /** Begins a cell. @return where its content goes */
    Html cell() {
        endCell();
        html.raw((column == 0 ? "<th scope=\"row\"" : "<td") + kind(column) + ">");
        column++;
        return html;
    }

    /** Writes cells of text. */
    Table text(String... cells) {
        for (String text : cells) {
            cell().text(text);
        }
        return this;
    }

    Table name(String name) {
        cell().name(name);
        return this;
    }

    void end() {
        if (rows == 0) {
            head();
        } else {
            endRow();
        }
        html.close("tbody").close("table").close("div").line();
    }
}
