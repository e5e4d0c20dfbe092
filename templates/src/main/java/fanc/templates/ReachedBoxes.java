package fanc.templates;

import fanc.properties.InputRegion;
import fanc.verifier.Bounds;
import fanc.verifier.Deadline;
import fanc.verifier.RegionVerifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Verifies regions from scratch and keeps what those that are verified reach at some cuts: the
 * proof of a parent, from which templates are made at no further cost. Margins are those from
 * scratch, bit by bit.
 *
 * <p>Usable by several threads. What is kept does not depend on their number: of a family too large
 * to keep, a share that the regions themselves choose.
 *
 * @param <E> element of the domain
 */
public final class ReachedBoxes<E> implements RegionVerifier {
  /** Ends that are kept for each cut at most, 32 MiB with both. */
  private static final long MOST_ENDS = 1L << 21;

  /** An odd number with bits everywhere (2^32 over the golden ratio). */
  private static final int MIX = 0x9E3779B1;

  private final Claim<E> claim;
  private final List<Integer> cuts;
  private final long[] strides;
  private final Queue<Reached> reached = new ConcurrentLinkedQueue<>();

  /** What one verified region reaches at each cut, nothing where that is not kept. */
  private record Reached(int hash, List<Optional<Bounds>> boxes) {}

  ReachedBoxes(Claim<E> claim, List<Integer> cuts, long regions) {
    this.claim = claim;
    this.cuts = cuts;
    this.strides =
        cuts.stream()
            .mapToLong(cut -> 1 + regions * claim.network().shape(cut).size() / MOST_ENDS)
            .toArray();
  }

  @Override
  public double margin(InputRegion region, Deadline deadline) {
    int hash = spread(region.changes().hashCode());
    List<Optional<Bounds>> boxes = new ArrayList<>();
    E element = claim.abstraction(region);
    int at = 0;
    for (int k = 0; k < cuts.size(); k++) {
      Optional<E> next = claim.reach(at, element, cuts.get(k), deadline);
      if (next.isEmpty()) {
        return Double.NaN;
      }
      element = next.get();
      at = cuts.get(k);
      boxes.add(
          Integer.toUnsignedLong(hash) % strides[k] == 0
              ? Optional.of(claim.box(at, element)).filter(Template::isFinite)
              : Optional.empty());
    }
    double margin = claim.margin(at, element, deadline);
    if (margin > 0 && boxes.stream().anyMatch(Optional::isPresent)) {
      reached.add(new Reached(hash, boxes));
    }
    return margin;
  }

  /** Returns a hash whose low bits depend on all: those of round numbers are often the same. */
  private static int spread(int hash) {
    int spread = hash * MIX;
    return spread ^ (spread >>> Short.SIZE);
  }

  /** Returns the claim. */
  Claim<E> claim() {
    return claim;
  }

  /** Returns the cuts, ascending. */
  List<Integer> cuts() {
    return cuts;
  }

  /** Returns what was kept at a cut, in an order that does not depend on threads. */
  List<Bounds> at(int cut) {
    int k = cuts.indexOf(cut);
    return reached.stream()
        .sorted(Comparator.comparingInt(Reached::hash))
        .flatMap(region -> region.boxes().get(k).stream())
        .toList();
  }
}
