import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Reads lines {@code group,seed,value} and writes each group's mean with its 95 % interval by
 * Student's t; for each argument {@code a-b} those of the differences, seed by seed. Run as
 * {@code java -cp cli/target/lib/commons-math3-3.6.1.jar results/runs/2026-11-23-slr/Intervals.java
 * slr/90-magnitude/90 < accuracies.csv}.
 */
public final class Intervals {
  public static void main(String[] pairs) throws IOException {
    Map<String, Map<String, Double>> groups = new TreeMap<>();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] cells = line.split(",");
      if (!cells[0].equals("group")) {
        groups
            .computeIfAbsent(cells[0], group -> new TreeMap<>())
            .put(cells[1], Double.parseDouble(cells[2]));
      }
    }
    System.out.println("group,seeds,mean,low,high");
    groups.forEach((group, values) -> write(group, new ArrayList<>(values.values())));
    for (String pair : pairs) {
      String[] names = pair.split("-");
      List<Double> differences = new ArrayList<>();
      groups.get(names[0]).forEach(
          (seed, value) -> {
            Double other = groups.get(names[1]).get(seed);
            if (other != null) {
              differences.add(value - other);
            }
          });
      write(names[0] + " - " + names[1], differences);
    }
  }

  private static void write(String group, List<Double> values) {
    SummaryStatistics statistics = new SummaryStatistics();
    values.forEach(statistics::addValue);
    long n = statistics.getN();
    double half =
        n < 2
            ? Double.NaN
            : new TDistribution(null, n - 1).inverseCumulativeProbability(0.975)
                * statistics.getStandardDeviation()
                / Math.sqrt(n);
    double mean = statistics.getMean();
    System.out.printf(
        Locale.ROOT, "%s,%d,%.2f,%.2f,%.2f%n", group, n, mean, mean - half, mean + half);
  }
}
