package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OnnxRuntime;
import fanc.properties.OutputConstraint;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.verifier.kernels.JavaKernels;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Counterexamples that other programs found too, each looked for within five seconds. A witness as
 * it is printed lies in the box as it is written, in exact decimals.
 */
class KnownCounterexamplesTest {
  private static final Pattern BOUND =
      Pattern.compile("\\(assert\\s+\\((<=|>=)\\s+X_(\\d+)\\s+([-+.\\deE]+)\\)\\)");

  private record Instance(Path network, Path property) {}

  @Test
  void nearlyAllAreFoundAndLieInsideTheDecimals() throws Exception {
    List<Instance> instances = satisfiable(ReferenceFolder.orSkip());
    int found = 0;
    int inSingle = 0;
    int inRuntime = 0;
    double longest = 0;
    for (Instance instance : instances) {
      Network network = OnnxModel.read(instance.network()).network();
      long start = System.nanoTime();
      PropertyCase part = PropertyFile.read(instance.property()).cases().get(0);
      OutputConstraint constraint = part.constraint().orElseThrow();
      Optional<Counterexample> point = search(network, part, constraint);
      double seconds = (System.nanoTime() - start) * 1e-9;
      System.out.printf(
          Locale.ROOT, "%s: %s, %.2f s%n", instance.property(), point.isPresent(), seconds);
      if (point.isPresent()) {
        found++;
        longest = Math.max(longest, seconds);
        requireInside(instance.property(), point.get().input().toArray());
        inSingle += point.get().violatedInSingle() ? 1 : 0;
        inRuntime += isViolatedElsewhere(instance.network(), point.get(), constraint) ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d known counterexamples, the slowest in %.2f s; in float32 too %d, by ONNX Runtime %d%n",
        found,
        instances.size(),
        longest,
        inSingle,
        inRuntime);
    assertThat(found).isGreaterThanOrEqualTo(instances.size() - 1);
    assertThat(inRuntime).isGreaterThanOrEqualTo(inSingle);
  }

  /** Replays a witness in float32, by a program that knows nothing of ours. */
  private static boolean isViolatedElsewhere(
      Path network, Counterexample point, OutputConstraint constraint) throws Exception {
    double[] output = OnnxRuntime.run(network, point.input().toArray());
    return !(PointMargin.of(constraint, output) > 0);
  }

  private static Optional<Counterexample> search(
      Network network, PropertyCase part, OutputConstraint constraint) {
    return new CounterexampleSearch(network, constraint, new JavaKernels())
        .search(part.family(), Suspects.unknown(), SearchBudget.ordinary(5, 0))
        .map(CounterexampleSearch.Found::counterexample);
  }

  /** Reads the bounds from the text, with nothing of the reader under test. */
  private static void requireInside(Path property, double[] input) throws IOException {
    Matcher bounds = BOUND.matcher(text(property));
    int count = 0;
    while (bounds.find()) {
      BigDecimal end = new BigDecimal(bounds.group(3));
      int i = Integer.parseInt(bounds.group(2));
      BigDecimal printed = new BigDecimal(Double.toString(input[i]));
      int order = printed.compareTo(end);
      boolean inside = bounds.group(1).equals("<=") ? order <= 0 : order >= 0;
      assertThat(inside).as("%s: X_%d = %s, %s", property, i, printed, bounds.group()).isTrue();
      count++;
    }
    assertThat(count).as("bounds in %s", property).isEqualTo(2 * input.length);
  }

  private static String text(Path property) throws IOException {
    try (InputStream raw = Files.newInputStream(property);
        InputStream in = property.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Instance> satisfiable(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.toList();
    }
    return Files.readAllLines(folder.resolve("ground_truth.csv")).stream()
        .map(row -> row.split(","))
        .filter(row -> row[4].equals("sat"))
        .map(row -> new Instance(file(files, row[2]), file(files, row[3])))
        .toList();
  }

  private static Path file(List<Path> files, String name) {
    return files.stream()
        .filter(f -> List.of(name, name + ".gz").contains(f.getFileName().toString()))
        .findFirst()
        .orElseThrow();
  }
}
