package fanc.verifier.group;

import fanc.properties.OutputConstraint;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Lower bounds of all margins of the members of a group, the largest that was found of each. */
final class MemberMargins {
  private final long[] members;
  private final OutputConstraint constraint;
  private final double[][] bounds;

  private MemberMargins(long[] members, OutputConstraint constraint, double[][] bounds) {
    this.members = members;
    this.constraint = constraint;
    this.bounds = bounds;
  }

  /** Begins with what is known. */
  static MemberMargins of(
      long[] members, GroupVerifier.KnownMargins known, OutputConstraint constraint) {
    double[][] bounds =
        Arrays.stream(members).mapToObj(m -> known.of(m).clone()).toArray(double[][]::new);
    return new MemberMargins(members, constraint, bounds);
  }

  /** Returns the number of the r-th member. */
  long member(int r) {
    return members[r];
  }

  /** Returns whether the r-th member is not verified. */
  boolean isOpen(int r) {
    return !(constraint.margin(bounds[r]) > 0);
  }

  /** Returns the places of the members that are not verified, ascending. */
  int[] openMembers() {
    return IntStream.range(0, members.length).filter(this::isOpen).toArray();
  }

  /** Returns the margins that are not known to be greater than 0 of some open member, ascending. */
  int[] openRows() {
    int[] left = openMembers();
    return IntStream.range(0, constraint.halfSpaces().size())
        .filter(j -> Arrays.stream(left).anyMatch(r -> !(bounds[r][j] > 0)))
        .toArray();
  }

  /** Takes note of bounds that hold for every member; NaN is none. */
  void raise(double[] all) {
    int[] rows = IntStream.range(0, all.length).toArray();
    for (int r = 0; r < members.length; r++) {
      raise(r, rows, all);
    }
  }

  /**
   * Takes note of bounds of some margins of the r-th member; NaN is none.
   *
   * @param more one bound for each of the rows
   */
  void raise(int r, int[] rows, double[] more) {
    double[] best = bounds[r];
    for (int i = 0; i < rows.length; i++) {
      if (more[i] > best[rows[i]] || Double.isNaN(best[rows[i]])) {
        best[rows[i]] = more[i];
      }
    }
  }

  /** Returns the constraint's margin over each member; NaN where nothing is known. */
  double[] margins() {
    return Arrays.stream(bounds).mapToDouble(constraint::margin).toArray();
  }
}
