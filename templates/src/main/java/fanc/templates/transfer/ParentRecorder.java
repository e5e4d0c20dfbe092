package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.properties.InputRegion;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.RecordedValues;
import fanc.verifier.RegionVerifier;
import fanc.verifier.Trace;
import fanc.verifier.domain.Domain;
import fanc.verifier.domain.RunningHull;
import fanc.verifier.group.Group;
import fanc.verifier.group.Partition;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Verifies the regions of a family on a parent and keeps what its children can start from: lower
 * bounds of all margins, and for groups of regions the hulls of the values on the way.
 *
 * <p>A region is given to one domain after the other until one proves it; what several found is
 * intersected. Domain elements hold only what a region reaches, and so does adding them to the hull
 * of a group. Hulls are made for the smallest groups, those of larger ones are their unions.
 *
 * <p>Usable by several threads; the record does not depend on their number.
 */
public final class ParentRecorder implements RegionVerifier {
  /** Bounds of margins that are kept one by one at most, 4 MiB in a record. */
  private static final long MOST_BOUNDS = 1L << 20;

  /** Regions by which the domains are chosen; fewer than this many times them are not sampled. */
  private static final int SAMPLE = 8;

  private final RegionFamily family;
  private final OutputConstraint constraint;
  private final Network margins;
  private final BallSearch balls;
  private final int[] values;
  private final GroupTree tree;
  private final RunningHull[][] hulls;
  private final double[] bounds;
  private final Map<RecordingDomain, Domain<?>> domains = new EnumMap<>(RecordingDomain.class);
  private final Map<RecordingDomain, Spent> spent = new EnumMap<>(RecordingDomain.class);
  private final List<RecordingDomain> order;
  private final AtomicLong examined = new AtomicLong();

  /** What the regions given to one domain took. */
  private static final class Spent {
    private final LongAdder regions = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder nanos = new LongAdder();
  }

  /**
   * Prepares a record, and chooses the domains on a few regions.
   *
   * @param split how groups of regions are split
   * @throws IllegalArgumentException if the constraint does not fit the network, or the family has
   *     more than {@link ParentRecord#MOST_REGIONS} regions
   */
  public ParentRecorder(
      Network network,
      OutputConstraint constraint,
      RegionFamily family,
      Function<long[], List<long[]>> split,
      Kernels kernels) {
    if (family.size() > ParentRecord.MOST_REGIONS) {
      throw new IllegalArgumentException("too many regions to record: " + family.size());
    }
    this.family = family;
    this.constraint = constraint;
    this.margins = MarginNetwork.of(network, constraint);
    this.balls = new BallSearch(network, constraint, family, kernels);
    this.values = RecordedValues.of(margins);
    this.tree = new GroupTree(family.size(), split);
    this.hulls =
        tree.nodes().stream()
            .map(node -> node.leaf() ? emptyHulls() : new RunningHull[0])
            .toArray(RunningHull[][]::new);
    int rows = constraint.halfSpaces().size();
    boolean each = family.size() <= MOST_BOUNDS / rows;
    this.bounds = new double[each ? Math.toIntExact(family.size() * rows) : rows];
    Arrays.fill(bounds, each ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    for (RecordingDomain domain : RecordingDomain.values()) {
      domains.put(domain, domain.on(kernels));
      spent.put(domain, new Spent());
    }
    this.order = chosen();
  }

  /** Prepares a record whose groups are those of {@link Partition}. */
  public static ParentRecorder of(
      Network network, OutputConstraint constraint, RegionFamily family, Kernels kernels) {
    Partition partition = Partition.of(family);
    return new ParentRecorder(
        network,
        constraint,
        family,
        members -> partition.split(new Group(0, members)).stream().map(Group::members).toList(),
        kernels);
  }

  private RunningHull[] emptyHulls() {
    return Arrays.stream(values)
        .mapToObj(v -> new RunningHull(margins.shape(v).size()))
        .toArray(RunningHull[]::new);
  }

  private List<RecordingDomain> chosen() {
    RecordingOrder choice = new RecordingOrder();
    if (family.size() < (long) SAMPLE * SAMPLE) {
      return List.of(RecordingDomain.PRODUCT, RecordingDomain.DEEPZ);
    }
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

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    throw new UnsupportedOperationException("a region without its number can not be recorded");
  }

  /**
   * Verifies one region and records it.
   *
   * @return the largest lower bound of its margin that was found
   */
  @Override
  public double margin(RegionFamily same, long index, Deadline deadline) {
    InputRegion region = same.region(index);
    List<Trace<?>> traces = new ArrayList<>();
    double[] best = new double[constraint.halfSpaces().size()];
    Arrays.fill(best, Double.NaN);
    for (RecordingDomain domain : order) {
      Optional<? extends Trace<?>> trace = trace(domain, region, deadline);
      if (trace.isEmpty()) {
        return Double.NaN;
      }
      traces.add(trace.get());
      larger(best, trace.get().margins());
      if (constraint.margin(best) > 0) {
        spent.get(domain).settled.increment();
        break;
      }
    }
    keep(index, best);
    keep(hulls[tree.leafOf(index)], traces);
    examined.incrementAndGet();
    return constraint.margin(best);
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

  /** NaN is no bound: any number is worth more. */
  private static void larger(double[] best, double[] found) {
    for (int j = 0; j < best.length; j++) {
      best[j] = Double.isNaN(best[j]) || found[j] > best[j] ? found[j] : best[j];
    }
  }

  private void keep(long index, double[] best) {
    boolean each = bounds.length > best.length || family.size() == 1;
    if (each) {
      System.arraycopy(best, 0, bounds, Math.toIntExact(index * best.length), best.length);
      return;
    }
    synchronized (bounds) {
      for (int j = 0; j < best.length; j++) {
        bounds[j] = Math.min(bounds[j], best[j]);
      }
    }
  }

  private void keep(RunningHull[] unions, List<Trace<?>> traces) {
    for (int k = 0; k < unions.length; k++) {
      if (traces.size() == 1) {
        traces.get(0).addTo(unions[k], k);
      } else {
        int value = k;
        unions[k].add(
            traces.stream()
                .map(trace -> trace.hull(value))
                .reduce(Bounds::intersect)
                .orElseThrow());
      }
    }
  }

  /** Returns the record; empty if not all regions were examined, so that hulls lack some. */
  public Optional<ParentRecord> record() {
    if (examined.get() < family.size()) {
      return Optional.empty();
    }
    List<GroupTree.Node> nodes = tree.nodes();
    List<RecordedGroup> groups = new ArrayList<>(Collections.nCopies(nodes.size(), null));
    for (int n = nodes.size() - 1; n >= 0; n--) {
      GroupTree.Node node = nodes.get(n);
      int place = n;
      groups.set(
          n,
          node.leaf()
              ? new RecordedGroup(
                  node.level(),
                  node.within(),
                  node.members(),
                  ValueHulls.roundedOutward(hullsOf(n)))
              : RecordedGroup.union(
                  node.level(),
                  node.within(),
                  groups.stream().filter(part -> part != null && part.within() == place).toList()));
    }
    RegionMargins all =
        RegionMargins.roundedDown(family.size(), constraint.halfSpaces().size(), bounds);
    return Optional.of(new ParentRecord(all, groups, balls.radii(all, groups.get(0).hulls())));
  }

  private Hulls hullsOf(int leaf) {
    int last = values.length == 0 ? -1 : values[values.length - 1];
    List<Bounds> all = new ArrayList<>(Collections.nCopies(last + 1, null));
    for (int k = 0; k < values.length; k++) {
      all.set(values[k], hulls[leaf][k].bounds());
    }
    return new Hulls(all);
  }

  /** Returns what the domains took so far, those first that regions are given to first. */
  public List<ScratchCost> costs() {
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
