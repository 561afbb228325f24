package org.lmsbridge.core.setting;

import java.util.Locale;

/** Tells whether one name is likely to be another, misspelt. */
final class Typo {
    private static final int MOST_CHANGES = 2;

    private Typo() {}

    static boolean isLikely(String written, String meant) {
        return distance(written.toLowerCase(Locale.ROOT), meant.toLowerCase(Locale.ROOT)) <= MOST_CHANGES;
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String a, String b) {
        var above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
