package fanc.templates.transfer;

import fanc.verifier.Deadline;
import fanc.verifier.group.Group;
import java.util.List;

/**
 * One way to verify regions of one image on one child, a group of them at a time.
 *
 * <p>Whatever a rung rests on, it verifies a region in one way only: by a lower bound of its margin
 * that is greater than 0 and holds for every input of the region on the child itself.
 */
public interface Rung {
  /** Returns under which name its work is reported. */
  LadderStep step();

  /** Returns what its costs are remembered by; rungs of one step may differ in it. */
  String name();

  /** Returns the groups that it starts with; together they hold every region it may settle. */
  List<Group> roots();

  /** Returns the parts of a group; empty where it can not be split further. */
  List<Group> split(Group group);

  /** Returns whether a group has parts, which need not be made to know it. */
  default boolean hasParts(Group group) {
    return !split(group).isEmpty();
  }

  /**
   * Returns about how many multiplications one group takes, before any was measured.
   *
   * @param group one of its own
   */
  double multiplications(Group group);

  /**
   * Returns with what chance it settles the groups that it starts with, before it was ever tried on
   * a child: from 0 to 1, by what became of many children.
   */
  default double chance() {
    return .5;
  }

  /**
   * Bounds the margins of a group's open regions, as far as that is worth it.
   *
   * @param group one of its own
   * @param regions told the bounds
   * @param deadline looked at now and then; what is not done by then is left out
   */
  void climb(Group group, OpenRegions regions, Deadline deadline);
}
