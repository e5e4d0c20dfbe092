package fanc.results;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One method on one child and property, over the images that were measured.
 *
 * @param network the parent
 * @param property the property
 * @param child name of the child
 * @param method name of the method
 * @param images number of images
 * @param counts regions and templates
 * @param rungs what each rung did
 * @param worstMargin least lower bound of a margin; NaN where none is known
 * @param times how long it took
 * @param firstPerRegion seconds per region of its first decision in a process, a warm-up on the
 *     first child and one of the images; NaN where none was timed
 */
public record BenchmarkRow(
    String network,
    String property,
    String child,
    String method,
    int images,
    RegionCounts counts,
    Map<Rung, RungShare> rungs,
    double worstMargin,
    BenchmarkTimes times,
    double firstPerRegion) {

  /** Checks that all is there, and copies the rungs in the ladder's order. */
  public BenchmarkRow {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(child, "child");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(times, "times");
    EnumMap<Rung, RungShare> ordered = new EnumMap<>(Rung.class);
    ordered.putAll(rungs);
    rungs = Collections.unmodifiableMap(ordered);
  }

  /**
   * Returns seconds per image, the mean over the images of the median over the repeats; NaN where a
   * budget or the memory ended one.
   */
  double secondsPerImage() {
    return counts.ended() > 0 ? Double.NaN : times.own() / images;
  }

  /** Returns seconds per region in the same way. */
  double secondsPerRegion() {
    return counts.ended() > 0 ? Double.NaN : times.own() / counts.regions();
  }
}
