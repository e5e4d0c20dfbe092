package fanc.templates.transfer;

import java.util.List;
import java.util.Optional;

/**
 * What the record of a network says of the sum of that network with itself, for ensembles of its
 * children to start from.
 *
 * <p>With N the network and m copies of it, the sum is m N. So m times a lower bound of a margin
 * {@code normal . y} of N is one of the same margin of the sum, and every copy's values lie in the
 * hulls of N's. Holds for half-spaces without an offset alone. Balls are left out: they are about
 * networks of the parent's own ops.
 *
 * @param copies m
 * @param parts for each value of the sum, by its number, the values of N that it is made of, one
 *     after the other; none where it is made in another way
 */
public record CopiedRecord(int copies, List<List<Integer>> parts) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no copy
   */
  public CopiedRecord {
    parts = parts.stream().map(List::copyOf).toList();
    if (copies < 1) {
      throw new IllegalArgumentException(copies + " copies");
    }
  }

  /** Returns the record of the sum, region by region. */
  public ParentRecord of(ParentRecord record) {
    List<RecordedGroup> groups =
        record.groups().stream().map(group -> group.with(group.hulls().joined(parts))).toList();
    return new ParentRecord(record.margins().times(copies), groups, Optional.empty());
  }

  /** Returns the record of the sum over parts of a family. */
  public SetRecord of(SetRecord record) {
    List<ValueHulls> hulls = record.hulls().stream().map(known -> known.joined(parts)).toList();
    return new SetRecord(record.division(), record.counts(), record.margins().times(copies), hulls);
  }
}
