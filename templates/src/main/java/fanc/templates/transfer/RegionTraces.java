package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Deadline;
import fanc.verifier.Trace;
import fanc.verifier.domain.Domain;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Pushes regions of a family through a network of margins, in one domain after the other until one
 * proves the claim. Which domains, and in which order, is found on a few regions when the first one
 * is asked for.
 *
 * <p>Usable by several threads; what comes out does not depend on their number.
 */
final class RegionTraces {
  /** Regions by which the domains are chosen; fewer than this many times them are not sampled. */
  private static final int SAMPLE = 8;

  private final Network margins;
  private final int[] values;
  private final OutputConstraint constraint;
  private final RegionFamily family;
  private final Map<RecordingDomain, Domain<?>> domains = new EnumMap<>(RecordingDomain.class);
  private final Map<RecordingDomain, Spent> spent = new EnumMap<>(RecordingDomain.class);
  private List<RecordingDomain> order = List.of();

  /** What the regions given to one domain took. */
  private static final class Spent {
    private final LongAdder regions = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder nanos = new LongAdder();
  }

  /**
   * Prepares the domains.
   *
   * @param margins the network of the constraint's margins
   * @param values which of its values are kept, ascending
   */
  RegionTraces(
      Network margins,
      int[] values,
      OutputConstraint constraint,
      RegionFamily family,
      Kernels kernels) {
    this.margins = margins;
    this.values = values;
    this.constraint = constraint;
    this.family = family;
    for (RecordingDomain domain : RecordingDomain.values()) {
      domains.put(domain, domain.on(kernels));
      spent.put(domain, new Spent());
    }
  }

  /**
   * Returns what a region reaches, in each domain that was tried; empty if the deadline passed
   * before one proved it or all were tried.
   *
   * @param best the largest lower bounds of its margins that are known, NaN where none is; raised
   *     to those found
   */
  Optional<List<Trace<?>>> of(InputRegion region, double[] best, Deadline deadline) {
    List<Trace<?>> traces = new ArrayList<>();
    for (RecordingDomain domain : order()) {
      Optional<? extends Trace<?>> trace = trace(domain, region, deadline);
      if (trace.isEmpty()) {
        return Optional.empty();
      }
      traces.add(trace.get());
      raise(best, trace.get().margins());
      if (constraint.margin(best) > 0) {
        spent.get(domain).settled.increment();
        break;
      }
    }
    return Optional.of(traces);
  }

  /** Takes over what is larger. NaN is no bound: any number is worth more. */
  static void raise(double[] best, double[] found) {
    for (int j = 0; j < best.length; j++) {
      best[j] = Double.isNaN(best[j]) || found[j] > best[j] ? found[j] : best[j];
    }
  }

  private synchronized List<RecordingDomain> order() {
    if (order.isEmpty()) {
      order = chosen();
    }
    return order;
  }

  private List<RecordingDomain> chosen() {
    if (family.size() < (long) SAMPLE * SAMPLE) {
      return List.of(RecordingDomain.PRODUCT, RecordingDomain.DEEPZ);
    }
    RecordingOrder choice = new RecordingOrder();
    for (int s = 0; s < SAMPLE; s++) {
      InputRegion region = family.region((2 * s + 1) * (family.size() / (2 * SAMPLE)));
      double[] margin =
          Stream.of(RecordingDomain.values())
              .mapToDouble(
                  domain ->
                      constraint.margin(
                          trace(domain, region, Deadline.never()).orElseThrow().margins()))
              .toArray();
      choice.add(margin[0], margin[1], margin[2]);
    }
    return choice.domains();
  }

  private Optional<? extends Trace<?>> trace(
      RecordingDomain domain, InputRegion region, Deadline deadline) {
    long start = System.nanoTime();
    Optional<? extends Trace<?>> trace =
        Trace.of(margins, domains.get(domain), region, values, deadline);
    spent.get(domain).nanos.add(System.nanoTime() - start);
    spent.get(domain).regions.increment();
    return trace;
  }

  /** Returns what the domains took so far, those first that regions are given to first. */
  synchronized List<ScratchCost> costs() {
    return Stream.concat(order.stream(), Stream.of(RecordingDomain.values()))
        .distinct()
        .filter(domain -> spent.get(domain).regions.sum() > 0)
        .map(
            domain ->
                new ScratchCost(
                    domain.toString(),
                    spent.get(domain).regions.sum(),
                    spent.get(domain).regions.sum(),
                    spent.get(domain).settled.sum(),
                    spent.get(domain).nanos.sum() * 1e-9))
        .toList();
  }
}
