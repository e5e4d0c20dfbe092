package fanc.templates.transfer;

import java.util.Arrays;
import java.util.List;

/**
 * Some regions of a family and the bounds of the parent's values over all of them.
 *
 * @param level 0 for the whole family, one more for each split
 * @param within place of the group that this one is a part of; -1 at level 0
 * @param members the regions, ascending; not to be modified
 * @param hulls bounds of the parent's values over every member
 */
@SuppressWarnings("ArrayRecordComponent")
public record RecordedGroup(int level, int within, long[] members, ValueHulls hulls) {

  /**
   * Returns the group of the members of its parts.
   *
   * @throws IllegalArgumentException if there is no part, or their hulls are of different values
   */
  public static RecordedGroup union(int level, int within, List<RecordedGroup> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a group without parts has no union");
    }
    long[] members =
        parts.stream().flatMapToLong(part -> Arrays.stream(part.members)).sorted().toArray();
    List<ValueHulls> hulls = parts.stream().map(RecordedGroup::hulls).toList();
    return new RecordedGroup(level, within, members, ValueHulls.union(hulls));
  }

  /** Returns the same regions with other bounds. */
  RecordedGroup with(ValueHulls others) {
    return new RecordedGroup(level, within, members, others);
  }

  /** Returns the number of regions. */
  public int size() {
    return members.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordedGroup g
        && level == g.level
        && within == g.within
        && Arrays.equals(members, g.members)
        && hulls.equals(g.hulls);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(members) + hulls.hashCode();
  }

  @Override
  public String toString() {
    return "group of level " + level + " with " + size() + " regions";
  }
}
