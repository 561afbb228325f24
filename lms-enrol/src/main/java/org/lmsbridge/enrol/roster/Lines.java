package org.lmsbridge.enrol.roster;

import java.util.ArrayList;
import java.util.List;

/** Rows of texts as one text, for the state store: a line per row, tabs between texts. */
final class Lines {
    private Lines() {}

    static String write(List<List<String>> rows) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : "\t").append(escape(row.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static List<List<String>> read(String text) {
        var rows = new ArrayList<List<String>>();
        text.lines().forEach(line -> {
            var row = new ArrayList<String>();
            for (var cell : line.split("\t", -1)) {
                row.add(unescape(cell));
            }
            rows.add(row);
        });
        return rows;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            i++;
            plain.append(
                    switch (text.charAt(i)) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> text.charAt(i);
                    });
        }
        return plain.toString();
    }
}
