package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.Hulls;
import fanc.verifier.MarginNetwork;
import fanc.verifier.MemberVerifier;
import fanc.verifier.RecordedValues;
import fanc.verifier.Trace;
import fanc.verifier.domain.RunningHull;
import fanc.verifier.group.Group;
import fanc.verifier.group.Partition;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Verifies the regions of a family on a parent and keeps what its children can start from: lower
 * bounds of all margins, and for groups of regions the hulls of the values on the way.
 *
 * <p>A region is given to one domain after the other until one proves it; what several found is
 * intersected. Domain elements hold only what a region reaches, and so does adding them to the hull
 * of a group. Hulls are made for the smallest groups, those of larger ones are their unions.
 *
 * <p>A network that is itself the child of one with a record may begin with what that {@link
 * CarriedRecord says of it}: the regions that this settles are not pushed through the network, the
 * others are, in the same domains as without it, so that none is lost.
 *
 * <p>Usable by several threads; the record does not depend on their number.
 */
public final class ParentRecorder implements MemberVerifier {
  /** Bounds of margins that are kept one by one at most, 4 MiB in a record. */
  private static final long MOST_BOUNDS = 1L << 20;

  private final RegionFamily family;
  private final OutputConstraint constraint;
  private final Network margins;
  private final BallSearch balls;
  private final int[] values;
  private final GroupTree tree;
  private final Optional<CarriedRecord> carried;
  private final RunningHull[][] hulls;
  private final double[] bounds;
  private final RegionTraces traces;
  private final AtomicLong examined = new AtomicLong();
  private final LongAdder settledByTransfer = new LongAdder();

  /**
   * Prepares a record.
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
    this(network, constraint, family, kernels, new Start(family, split));
  }

  private ParentRecorder(
      Network network,
      OutputConstraint constraint,
      RegionFamily family,
      Kernels kernels,
      Start start) {
    this.family = family;
    this.constraint = constraint;
    this.margins = MarginNetwork.of(network, constraint);
    this.balls = new BallSearch(network, constraint, family, kernels);
    this.values = RecordedValues.of(network, constraint);
    this.tree = start.tree();
    this.carried = start.carried();
    this.hulls = new RunningHull[tree.nodes().size()][];
    for (int n = 0; n < hulls.length; n++) {
      boolean made = tree.nodes().get(n).leaf() && carriedHulls(n).isEmpty();
      hulls[n] = made ? emptyHulls() : new RunningHull[0];
    }
    int rows = constraint.halfSpaces().size();
    boolean each = family.size() <= MOST_BOUNDS / rows;
    this.bounds = new double[each ? Math.toIntExact(family.size() * rows) : rows];
    Arrays.fill(bounds, each ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    this.traces = new RegionTraces(margins, values, constraint, family, kernels);
  }

  /** The groups, and what is known beforehand. */
  private record Start(GroupTree tree, Optional<CarriedRecord> carried) {
    private Start(RegionFamily family, Function<long[], List<long[]>> split) {
      this(new GroupTree(recordable(family), split), Optional.empty());
    }

    private static long recordable(RegionFamily family) {
      if (family.size() > ParentRecord.MOST_REGIONS) {
        throw new IllegalArgumentException("too many regions to record: " + family.size());
      }
      return family.size();
    }
  }

  /** Prepares a record whose groups are those of {@link Partition}. */
  public static ParentRecorder of(
      Network network, OutputConstraint constraint, RegionFamily family, Kernels kernels) {
    return new ParentRecorder(network, constraint, family, splits(family), kernels);
  }

  private static Function<long[], List<long[]>> splits(RegionFamily family) {
    Partition partition = Partition.of(family);
    return members -> partition.split(new Group(0, members)).stream().map(Group::members).toList();
  }

  /** Returns the smallest groups of a record: disjoint, together all regions. */
  public static List<long[]> smallestGroups(RegionFamily family) {
    return new GroupTree(family.size(), splits(family))
        .nodes().stream().filter(GroupTree.Node::leaf).map(GroupTree.Node::members).toList();
  }

  /**
   * Prepares a record that begins with what is carried over from another network, and has its
   * groups.
   *
   * @param network the child that was carried over to
   * @param carried for the same constraint and family
   */
  public static ParentRecorder of(
      Network network,
      OutputConstraint constraint,
      RegionFamily family,
      CarriedRecord carried,
      Kernels kernels) {
    Start start = new Start(carried.tree(), Optional.of(carried));
    return new ParentRecorder(network, constraint, family, kernels, start);
  }

  private RunningHull[] emptyHulls() {
    return Arrays.stream(values)
        .mapToObj(v -> new RunningHull(margins.shape(v).size()))
        .toArray(RunningHull[]::new);
  }

  private Optional<ValueHulls> carriedHulls(int leaf) {
    return carried.flatMap(known -> known.hulls(leaf));
  }

  /**
   * Verifies one region and records it.
   *
   * @return the largest lower bound of its margin that was found
   */
  @Override
  public double margin(RegionFamily same, long index, Deadline deadline) {
    Optional<double[]> known = carried.map(facts -> facts.margins(index));
    int leaf = tree.leafOf(index);
    boolean haveHulls = carriedHulls(leaf).isPresent();
    double[] best = new double[constraint.halfSpaces().size()];
    if (haveHulls && constraint.margin(known.orElseThrow()) > 0) {
      System.arraycopy(known.get(), 0, best, 0, best.length);
      settledByTransfer.increment();
    } else {
      Arrays.fill(best, Double.NaN);
      Optional<List<Trace<?>>> reached = traces.of(same.region(index), best, deadline);
      if (reached.isEmpty()) {
        return Double.NaN;
      }
      if (!haveHulls) {
        keep(hulls[leaf], reached.get());
      }
      known.ifPresent(facts -> raise(best, facts));
    }
    keep(index, best);
    examined.incrementAndGet();
    return constraint.margin(best);
  }

  /** Takes over what was carried over and is larger than what the domains found. */
  private void raise(double[] best, double[] known) {
    boolean proven = constraint.margin(best) > 0;
    RegionTraces.raise(best, known);
    if (!proven && constraint.margin(best) > 0) {
      settledByTransfer.increment();
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

  private void keep(RunningHull[] unions, List<Trace<?>> reached) {
    for (int k = 0; k < unions.length; k++) {
      if (reached.size() == 1) {
        reached.get(0).addTo(unions[k], k);
      } else {
        int value = k;
        unions[k].add(
            reached.stream()
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
              ? new RecordedGroup(node.level(), node.within(), node.members(), hullsOf(n))
              : RecordedGroup.union(
                  node.level(),
                  node.within(),
                  groups.stream().filter(part -> part != null && part.within() == place).toList()));
    }
    RegionMargins all =
        RegionMargins.roundedDown(family.size(), constraint.halfSpaces().size(), bounds);
    return Optional.of(new ParentRecord(all, groups, balls.radii(all, groups.get(0).hulls())));
  }

  private ValueHulls hullsOf(int leaf) {
    return carriedHulls(leaf).orElseGet(() -> ValueHulls.roundedOutward(reached(leaf)));
  }

  private Hulls reached(int leaf) {
    int last = values.length == 0 ? -1 : values[values.length - 1];
    List<Bounds> all = new ArrayList<>(Collections.nCopies(last + 1, null));
    for (int k = 0; k < values.length; k++) {
      all.set(values[k], hulls[leaf][k].bounds());
    }
    return new Hulls(all);
  }

  /** Returns how many regions were settled by what was carried over. */
  public long settledByTransfer() {
    return settledByTransfer.sum();
  }

  /** Returns what the domains took so far, those first that regions are given to first. */
  public List<ScratchCost> costs() {
    return traces.costs();
  }
}
