package fanc.verifier;

import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Several verifiers in a row, cheap ones first: a region is verified if any of them proves it.
 *
 * <p>The margin of a region is the largest lower bound that was found; later steps are tried only
 * while none is greater than 0. So the regions verified are the union of those that the steps
 * verify one by one, but the margin of a region that an early step proves is that step's, which a
 * later one might have bettered.
 *
 * <p>Of a family of many regions some are given to the first step beforehand. If it proves none of
 * them, it comes last: it can still prove what nothing else does, but the others do not wait for
 * it. Which regions these are does not depend on threads or times, and so neither does any margin.
 *
 * <p>Usable by several threads; counts what each step does.
 */
public final class CascadeVerifier implements RegionVerifier {
  private static final int SAMPLE = 8;

  private final List<Step> steps;
  private final Predicate<InputRegion> refuted;
  private final AtomicReference<Order> last = new AtomicReference<>();

  /**
   * The steps as they are tried on a family.
   *
   * @param refutation before which of them a region may be left
   */
  private record Order(RegionFamily family, List<Step> steps, int refutation) {}

  /**
   * Makes a cascade.
   *
   * @param verifiers in the order in which they are tried, of the same claim about the same network
   * @throws IllegalArgumentException if there is none
   */
  public CascadeVerifier(List<? extends RegionVerifier> verifiers) {
    this(verifiers, region -> false);
  }

  /**
   * Makes a cascade that leaves regions which can not be verified.
   *
   * @param verifiers as above
   * @param refuted holds only of regions that no sound method verifies; asked where the first
   *     verifier that is tried proves nothing
   * @throws IllegalArgumentException if there is no verifier
   */
  public CascadeVerifier(List<? extends RegionVerifier> verifiers, Predicate<InputRegion> refuted) {
    if (verifiers.isEmpty()) {
      throw new IllegalArgumentException("a cascade needs at least one step");
    }
    this.steps = verifiers.stream().map(Step::new).toList();
    this.refuted = refuted;
  }

  /**
   * What one step did so far.
   *
   * @param settled how many regions it proved, which no step before it did
   * @param seconds thread-seconds spent in it, the regions that it could not prove included
   */
  public record Share(long settled, double seconds) {}

  private static final class Step {
    private final RegionVerifier verifier;
    private final LongAdder settled = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    private Step(RegionVerifier verifier) {
      this.verifier = verifier;
    }

    private double margin(InputRegion region, Deadline deadline) {
      long start = System.nanoTime();
      double margin = verifier.margin(region, deadline);
      nanos.add(System.nanoTime() - start);
      if (margin > 0) {
        settled.increment();
      }
      return margin;
    }

    private Share share() {
      return new Share(settled.sum(), nanos.sum() * 1e-9);
    }
  }

  /**
   * Returns the largest lower bound that the steps found. NaN if no step found one. NaN too if the
   * deadline passed before a region that is not proven was given to all steps: a bound from some of
   * them is no reason to say that the rest would have failed.
   */
  @Override
  public double margin(InputRegion region, Deadline deadline) {
    return margin(steps, 1, region, deadline);
  }

  @Override
  public double margin(RegionFamily family, long region, Deadline deadline) {
    Order order = order(family, deadline);
    return margin(order.steps(), order.refutation(), family.region(region), deadline);
  }

  private Order order(RegionFamily family, Deadline deadline) {
    if (family.size() < (long) SAMPLE * SAMPLE || steps.size() == 1) {
      return new Order(family, steps, 1);
    }
    Order known = last.get();
    if (known == null || known.family() != family) {
      known = sampled(family, deadline);
      last.set(known);
    }
    return known;
  }

  private Order sampled(RegionFamily family, Deadline deadline) {
    int proven = 0;
    int left = 0;
    for (int s = 0; s < SAMPLE; s++) {
      InputRegion region = family.region((2 * s + 1) * (family.size() / (2 * SAMPLE)));
      if (steps.get(0).verifier.margin(region, deadline) > 0) {
        proven++;
      } else {
        left += refuted.test(region) ? 1 : 0;
      }
    }
    boolean inOrder = proven > 0 || deadline.passed();
    return new Order(family, inOrder ? steps : firstLast(), 2 * left > SAMPLE ? 0 : 1);
  }

  private List<Step> firstLast() {
    List<Step> others = new ArrayList<>(steps.subList(1, steps.size()));
    others.add(steps.get(0));
    return others;
  }

  private double margin(List<Step> order, int refutation, InputRegion region, Deadline deadline) {
    double best = Double.NaN;
    for (int s = 0; s < order.size(); s++) {
      Step step = order.get(s);
      if (deadline.passed()) {
        return Double.NaN;
      }
      if (s == refutation && refuted.test(region)) {
        // The first step is the cheapest, and a bound is more than none.
        return s > 0 ? best : steps.get(0).verifier.margin(region, deadline);
      }
      double margin = step.margin(region, deadline);
      if (margin > 0) {
        return margin;
      }
      if (Double.isNaN(margin) && deadline.passed()) {
        return Double.NaN;
      }
      best = larger(best, margin);
    }
    return best;
  }

  /** NaN is no bound: any number is worth more. */
  private static double larger(double best, double margin) {
    return Double.isNaN(best) || margin > best ? margin : best;
  }

  /** Returns what each step did so far, in their order. */
  public List<Share> shares() {
    return steps.stream().map(Step::share).toList();
  }
}
