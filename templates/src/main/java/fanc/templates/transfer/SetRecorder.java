package fanc.templates.transfer;

import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.verifier.Hulls;
import fanc.verifier.RecordedValues;
import fanc.verifier.family.Division;
import fanc.verifier.family.FamilyPart;
import fanc.verifier.family.PartObserver;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what is found of the parts of a family that is proven on a parent as a set. Not for several
 * threads.
 */
public final class SetRecorder implements PartObserver {
  private final RegionFamily family;
  private final int rows;
  private final int[] values;
  private final List<Integer> sizes = new ArrayList<>();
  private final List<BigInteger> counts = new ArrayList<>();
  private final List<double[]> margins = new ArrayList<>();
  private final List<ValueHulls> hulls = new ArrayList<>();

  /**
   * Prepares a record.
   *
   * @throws IllegalArgumentException if the constraint does not fit the network
   */
  public SetRecorder(Network network, OutputConstraint constraint, RegionFamily family) {
    this.family = family;
    this.rows = constraint.halfSpaces().size();
    this.values = RecordedValues.of(network, constraint);
  }

  @Override
  public void proven(FamilyPart part, double[] bounds, Hulls known) {
    sizes.add(0);
    counts.add(part.count());
    if (counts.size() <= SetRecord.MOST_PARTS) {
      margins.add(bounds.clone());
      hulls.add(ValueHulls.roundedOutward(known, values));
    }
  }

  @Override
  public void divided(FamilyPart part, List<FamilyPart> smaller) {
    sizes.add(smaller.size());
  }

  /**
   * Returns the record; empty if some region is in no part that was proven, or the parts are more
   * than are recorded.
   */
  public Optional<SetRecord> record() {
    BigInteger proven = counts.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (!proven.equals(family.count()) || counts.size() > SetRecord.MOST_PARTS) {
      return Optional.empty();
    }
    double[] all = margins.stream().flatMapToDouble(Arrays::stream).toArray();
    return Optional.of(
        new SetRecord(
            new Division(sizes),
            counts,
            RegionMargins.roundedDown(counts.size(), rows, all),
            hulls));
  }
}
