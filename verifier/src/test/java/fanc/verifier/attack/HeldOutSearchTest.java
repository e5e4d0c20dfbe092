package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.gradient.Tape;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.verifier.kernels.JavaKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counterexamples around images that nobody tuned the search on. That there is one is known from
 * slower means that share no search with it: all corners of all regions, all small sets of the
 * pixels that matter most alone, and plain gradient descent for half a minute.
 */
@Tag("full")
class HeldOutSearchTest {
  private static final int IMAGES = 6;

  @TempDir Path folder;

  /** Says whether it found a point where the least margin is below 0. */
  private interface Evidence {
    boolean exists(Tape margins, RegionFamily family);
  }

  static Stream<Arguments> sets() {
    String patch =
        "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", \"range\": [0, 1]}";
    String pair = "{\"kind\": \"l0\", \"pixels\": 2, \"select\": \"all\", \"range\": [0, 1]}";
    String triple = pair.replace("2,", "3,");
    String ball = "{\"kind\": \"linf\", \"epsilon\": 0.03, \"range\": [0, 1]}";
    Evidence corners = HeldOutSearchTest::cornerExists;
    Evidence sets = HeldOutSearchTest::setExists;
    Evidence descent = HeldOutSearchTest::descentFinds;
    return Stream.of(
        Arguments.of("fanc/nets/fcnn7.onnx", patch, corners),
        Arguments.of("fanc/nets/fconv4_prune_tune5.onnx", patch, corners),
        Arguments.of("fanc/nets/fcnn7_prune_tune5.onnx", pair, sets),
        Arguments.of("fanc/nets/fconv4.onnx", triple, sets),
        Arguments.of("marabou/mnist2x10.onnx", triple, sets),
        Arguments.of("fanc/nets/fcnn7.onnx", ball, descent),
        Arguments.of("fanc/nets/fconv4_quant8.onnx", ball, descent));
  }

  @ParameterizedTest
  @MethodSource("sets")
  void whatSlowMeansFindIsFoundInFiveSeconds(String file, String perturbation, Evidence evidence)
      throws Exception {
    Path reference = ReferenceFolder.orSkip();
    Network network = OnnxModel.read(reference.resolve(file)).network();
    int known = 0;
    int found = 0;
    double longest = 0;
    for (PropertyCase each : doubtful(network, property(reference, perturbation))) {
      OutputConstraint claim = claim(each);
      if (!evidence.exists(new MarginTapes(network, claim).exact(), each.family())) {
        continue;
      }
      known++;
      long start = System.nanoTime();
      boolean seen =
          new CounterexampleSearch(network, claim, new JavaKernels())
              .search(each.family(), Suspects.unknown(), SearchBudget.ordinary(5, 0))
              .isPresent();
      longest = Math.max(longest, (System.nanoTime() - start) * 1e-9);
      found += seen ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %s: %d of %d, the slowest %.2f s%n",
        file,
        perturbation,
        found,
        known,
        longest);
    assertThat(known).isPositive();
    assertThat(found).isGreaterThanOrEqualTo(known - known / 10);
  }

  private Path property(Path reference, String perturbation) throws IOException {
    return Files.writeString(
        folder.resolve("property.json"),
        """
        {"$schema": "property-1.json", "version": 1, "name": "held-out",
         "inputs": {"images": "%s", "indices": "0..99", "layout": "HW", "valueRange": [0, 255],
                    "onlyCorrect": true},
         "preprocess": {"scale": 0.00392156862745098},
         "perturbation": %s, "claim": {"kind": "label"}}
        """
            .formatted(reference.toAbsolutePath().resolve("fanc/mnist_test.csv"), perturbation));
  }

  private static OutputConstraint claim(PropertyCase each) {
    return OutputConstraint.label(each.fileLabel().orElseThrow(), 10);
  }

  /** Returns the images whose own margin is least, of those that are classified correctly. */
  private static List<PropertyCase> doubtful(Network network, Path property) throws Exception {
    record Ranked(PropertyCase image, double margin) {}
    return PropertyFile.read(property).cases().stream()
        .map(
            image -> {
              Tape tape = new MarginTapes(network, claim(image)).exact();
              return new Ranked(image, least(tape.evaluate(image.family().base().toArray())));
            })
        .filter(ranked -> ranked.margin() > 0)
        .sorted(Comparator.comparingDouble(Ranked::margin))
        .limit(IMAGES)
        .map(Ranked::image)
        .toList();
  }

  private static double least(double[] margins) {
    return Arrays.stream(margins).min().orElseThrow();
  }

  private static boolean cornerExists(Tape margins, RegionFamily family) {
    for (long region = 0; region < family.size(); region++) {
      SparseBox box = family.changes(region);
      double[] input = family.base().toArray();
      for (int bits = 0; bits < 1 << box.size(); bits++) {
        for (int k = 0; k < box.size(); k++) {
          input[box.index(k)] = (bits >> k & 1) == 1 ? box.upper(k) : box.lower(k);
        }
        if (least(margins.evaluate(input)) < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * All sets of a few of those pixels that, black or white, lower one margin most by themselves.
   */
  private static boolean setExists(Tape margins, RegionFamily family) {
    int pixels = family.base().dimension();
    int most = family.changes(0).size();
    double[][] alone = new double[2 * pixels][];
    for (int change = 0; change < 2 * pixels; change++) {
      double[] input = family.base().toArray();
      input[change / 2] = change % 2;
      alone[change] = margins.evaluate(input);
    }
    for (int row = 0; row < alone[0].length; row++) {
      int margin = row;
      int[] best =
          IntStream.range(0, 2 * pixels)
              .boxed()
              .sorted(Comparator.comparingDouble(change -> alone[change][margin]))
              .limit(most == 2 ? 60 : 25)
              .mapToInt(change -> change)
              .toArray();
      if (setExists(margins, family.base().toArray(), best, 0, most)) {
        return true;
      }
    }
    return false;
  }

  private static boolean setExists(
      Tape margins, double[] input, int[] changes, int first, int most) {
    if (least(margins.evaluate(input)) < 0) {
      return true;
    }
    for (int i = first; i < changes.length && most > 0; i++) {
      double before = input[changes[i] / 2];
      input[changes[i] / 2] = changes[i] % 2;
      if (setExists(margins, input, changes, i + 1, most - 1)) {
        return true;
      }
      input[changes[i] / 2] = before;
    }
    return false;
  }

  private static boolean descentFinds(Tape margins, RegionFamily family) {
    SparseBox box = family.changes(0);
    Random random = new Random(20);
    long end = System.nanoTime() + 20_000_000_000L;
    for (int start = 0; System.nanoTime() < end; start++) {
      double[] x = family.base().toArray();
      for (int k = 0; k < box.size() && start > 8; k++) {
        double width = box.upper(k) - box.lower(k);
        x[box.index(k)] = box.lower(k) + random.nextDouble() * width;
      }
      for (int step = 0; step < 100; step++) {
        double[] values = margins.evaluate(x);
        if (least(values) < 0) {
          return true;
        }
        double[] row = new double[values.length];
        row[start % row.length] = 1;
        double[] slope = margins.gradient(row);
        for (int k = 0; k < box.size(); k++) {
          int i = box.index(k);
          double width = (box.upper(k) - box.lower(k)) * Math.max(0.02, 0.25 - step * 0.0025);
          double moved = x[i] - width * Math.signum(slope[i]);
          x[i] = Math.min(box.upper(k), Math.max(box.lower(k), moved));
        }
      }
    }
    return false;
  }
}
