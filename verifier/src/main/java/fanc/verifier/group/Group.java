package fanc.verifier.group;

/**
 * Some regions of a family, bounded together.
 *
 * @param level how often the family was split to get here, 0 for a group as large as may be
 * @param members numbers of the regions, ascending, at least one; not copied, not to be modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record Group(int level, long[] members) {

  /**
   * Checks that there is a member.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Group {
    if (members.length == 0) {
      throw new IllegalArgumentException("a group without members");
    }
  }

  /** Returns the number of members. */
  public int size() {
    return members.length;
  }
}
