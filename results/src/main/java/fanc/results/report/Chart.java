package fanc.results.report;

import fanc.results.chart.LineChart;
import java.util.Objects;

/**
 * A chart of a report.
 *
 * @param file name of the file it is written to
 * @param chart what is drawn
 */
record Chart(String file, LineChart chart) {

  Chart {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(chart, "chart");
  }

  /** Returns a file name: letters, digits and dashes of some words, in lower case. */
  static String fileName(String... words) {
    return String.join("-", words)
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "")
        + ".svg";
  }
}
