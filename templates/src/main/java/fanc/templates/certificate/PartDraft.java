package fanc.templates.certificate;

import fanc.properties.OutputConstraint;
import fanc.templates.transfer.SinglePrecision;
import fanc.templates.transfer.ValueHulls;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.Trace;
import fanc.verifier.domain.RunningHull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A part under way: what its regions reached in one domain. Usable by several threads. */
final class PartDraft {
  private final OutputConstraint constraint;
  private final int[] values;
  private final RunningHull[] hulls;
  private final SortedMap<Long, double[]> margins = new TreeMap<>();

  /**
   * Begins.
   *
   * @param values numbers of the values whose hulls become facts, ascending
   * @param sizes how many coordinates each has
   */
  PartDraft(OutputConstraint constraint, int[] values, int[] sizes) {
    this.constraint = constraint;
    this.values = values;
    this.hulls = new RunningHull[values.length];
    for (int k = 0; k < hulls.length; k++) {
      hulls[k] = new RunningHull(sizes[k]);
    }
  }

  /**
   * Adds a region.
   *
   * @param lowered lower bounds of its margins, less their slack
   */
  void add(long region, double[] lowered, Trace<?> trace) {
    for (int k = 0; k < hulls.length; k++) {
      trace.addTo(hulls[k], k);
    }
    synchronized (margins) {
      margins.put(region, lowered);
    }
  }

  /** Returns the part with facts; empty if there is nothing that can be said in floats. */
  Optional<CertificatePart> withFacts(PartProof proof) {
    List<Bounds> bounds = new ArrayList<>();
    for (RunningHull hull : hulls) {
      bounds.add(Slack.widened(hull.bounds()));
    }
    if (margins.isEmpty() || !bounds.stream().allMatch(PartDraft::isFinite)) {
      return withoutFacts(proof);
    }
    int last = values.length == 0 ? -1 : values[values.length - 1];
    List<Bounds> numbered = new ArrayList<>(Collections.nCopies(last + 1, null));
    for (int k = 0; k < values.length; k++) {
      numbered.set(values[k], bounds.get(k));
    }
    PartFacts facts = new PartFacts(ValueHulls.roundedOutward(new Hulls(numbered)), floats());
    return Optional.of(new CertificatePart(regions(), verified(), proof, Optional.of(facts)));
  }

  /** Returns the part of the regions that are verified; empty if none is. */
  Optional<CertificatePart> withoutFacts(PartProof proof) {
    long[] verified = verified();
    return verified.length == 0
        ? Optional.empty()
        : Optional.of(new CertificatePart(verified, verified, proof, Optional.empty()));
  }

  private long[] regions() {
    return margins.keySet().stream().mapToLong(r -> r).toArray();
  }

  private long[] verified() {
    return margins.entrySet().stream()
        .filter(region -> constraint.margin(region.getValue()) > 0)
        .mapToLong(region -> region.getKey())
        .toArray();
  }

  private float[] floats() {
    int rows = constraint.halfSpaces().size();
    float[] floats = new float[Math.multiplyExact(margins.size(), rows)];
    int next = 0;
    for (double[] lowered : margins.values()) {
      for (double margin : lowered) {
        floats[next++] = SinglePrecision.down(margin);
      }
    }
    return floats;
  }

  private static boolean isFinite(Bounds bounds) {
    for (int i = 0; i < bounds.dimension(); i++) {
      boolean narrow = bounds.lower(i) >= -Float.MAX_VALUE && bounds.upper(i) <= Float.MAX_VALUE;
      if (!narrow) {
        return false;
      }
    }
    return true;
  }
}
