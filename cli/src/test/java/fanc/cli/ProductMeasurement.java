package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.results.ResultFile;
import fanc.verifier.kernels.Calibration;
import fanc.verifier.kernels.Kernels;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the kernels inside DeepZ: operations and seconds of each, and what the products with
 * absolute values cost that pay for rounding. Run by {@code results/engine/measure.sh}.
 *
 * <p>Arguments: a benchmark, of which the first image of each network and property is taken, and
 * the file to write.
 */
final class ProductMeasurement {
  private static final int WARM_UP = 5;
  private static final int LEAST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 41;
  private static final int TIMES = 3;

  /** Beyond this many seconds a decision warms itself up and is not repeated within a round. */
  private static final double LONG = 0.3;

  /** Seconds that all rounds of one work may take, where the least number takes less. */
  private static final double BUDGET = 4;

  private ProductMeasurement() {}

  /** Measures and writes. */
  public static void main(String[] arguments) throws Exception {
    Kernels kernels = Backend.named("auto", WorkEstimate.LONG, note -> {});
    ObjectNode record = new ObjectMapper().createObjectNode();
    record.put("revision", RunRecord.tool().revision());
    record.put("backend", kernels.name());
    record.put("dgemmGflopsBegin", Calibration.dgemmGflops(kernels));
    ArrayNode works = record.putArray("works");
    for (EngineWork work : EngineWork.of(Path.of(arguments[0]))) {
      measure(work, kernels, works.addObject());
    }
    record.put("dgemmGflopsEnd", Calibration.dgemmGflops(kernels));
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ResultFile.write(Path.of(arguments[1]), mapper.writeValueAsString(record) + "\n");
  }

  private static void measure(EngineWork work, Kernels kernels, ObjectNode record) {
    Kernels unsound = new UnsoundKernels(kernels);
    WatchedKernels watched = new WatchedKernels(kernels);
    int times = work.decide(Method.DEEPZ, kernels, 1)[0] > LONG ? 1 : TIMES;
    for (Kernels some : new Kernels[] {kernels, unsound, watched}) {
      work.decide(Method.DEEPZ, some, times == 1 ? 1 : WARM_UP);
    }
    double once = EngineWork.median(work.decide(Method.DEEPZ, kernels, times));
    int wanted = (int) (BUDGET / (2 * times * once));
    int rounds = Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, wanted));
    double[] withRadii = new double[rounds];
    double[] without = new double[rounds];
    double[] ratios = new double[rounds];
    // In turn, so that what disturbs the machine disturbs both; the ratio is of neighbours.
    for (int round = 0; round < rounds; round++) {
      withRadii[round] = EngineWork.median(work.decide(Method.DEEPZ, kernels, times));
      without[round] = EngineWork.median(work.decide(Method.DEEPZ, unsound, times));
      ratios[round] = withRadii[round] / without[round];
    }
    watched.forget();
    double[] seconds = work.decide(Method.DEEPZ, watched, times);
    record.put("network", work.network());
    record.put("property", work.property());
    record.put("method", Method.DEEPZ.toString());
    record.put("regions", work.claim().family().size());
    record.put("seconds", EngineWork.median(withRadii));
    record.put("secondsWithoutRadii", EngineWork.median(without));
    record.put("costOfRadii", EngineWork.median(ratios) - 1);
    record.put("secondsWatched", EngineWork.median(seconds));
    put(watched.tallies(), times, record.putObject("kernels"));
  }

  /** Means over the repeats. */
  private static void put(Map<String, WatchedKernels.Tally> tallies, int times, ObjectNode record) {
    new TreeMap<>(tallies)
        .forEach(
            (kernel, tally) ->
                record
                    .putObject(kernel)
                    .put("calls", tally.calls() / times)
                    .put("operations", tally.operations() / times)
                    .put("seconds", tally.seconds() / times));
  }
}
