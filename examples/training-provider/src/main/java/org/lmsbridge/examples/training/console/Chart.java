package org.lmsbridge.examples.training.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Numbers over time as bars of an SVG, and as a table for those who do not see them.
 *
 * @param bars the bars, in units of the picture: 600 wide, 142 high
 * @param rows a row a day
 * @param names what is counted
 * @param most the highest number of a day
 * @param from the first day
 * @param to the last day
 */
public record Chart(List<Bar> bars, List<Row> rows, List<String> names, int most, String from, String to) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 130;
    private static final int DAYS = 30;

    /** A bar; {@code series} counts from 0. */
    public record Bar(int series, String x, String y, String width, String height) {}

    /** A day, and how many of each. */
    public record Row(LocalDate day, List<Integer> numbers) {}

    static Chart of(List<ConsoleHost.Series> all) {
        var days = new TreeSet<LocalDate>();
        all.forEach(series -> days.addAll(series.byDay().keySet()));
        var names = all.stream().map(ConsoleHost.Series::name).toList();
        if (days.isEmpty()) {
            return new Chart(List.of(), List.of(), names, 0, "", "");
        }
        var end = days.last();
        var most = all.stream()
                .flatMap(series -> series.byDay().tailMap(end.minusDays(DAYS - 1L)).values().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        var bars = new ArrayList<Bar>();
        var rows = new ArrayList<Row>();
        for (int day = 0; day < DAYS; day++) {
            var date = end.minusDays(DAYS - 1L - day);
            var numbers = all.stream()
                    .map(series -> series.byDay().getOrDefault(date, 0))
                    .toList();
            for (int series = 0; series < numbers.size(); series++) {
                if (numbers.get(series) > 0) {
                    bars.add(bar(day, series, numbers.size(), numbers.get(series), most));
                }
            }
            if (numbers.stream().anyMatch(number -> number > 0)) {
                rows.add(new Row(date, numbers));
            }
        }
        return new Chart(bars, rows, names, most, end.minusDays(DAYS - 1L).toString(), end.toString());
    }

    private static Bar bar(int day, int series, int of, int number, int most) {
        double slot = (double) WIDTH / DAYS;
        double width = slot * 0.7 / of;
        double height = (double) HEIGHT * number / most;
        return new Bar(
                series,
                text(day * slot + slot * 0.15 + series * width),
                text(HEIGHT + 10 - height),
                text(width),
                text(height));
    }

    private static String text(double units) {
        return String.format(java.util.Locale.ROOT, "%.1f", units);
    }
}
