package fanc.templates.transfer;

import fanc.verifier.group.Group;
import java.util.List;

/**
 * A rung that rests on how far the child drifts over the groups that are recorded of the parent.
 */
abstract class RecordedGroupsRung implements Rung {
  private final String name;
  private final GroupDrifts drifts;
  private final double multiplications;

  /**
   * Makes the rung.
   *
   * @param name tells it from others of its kind
   * @param multiplications that a group takes, about
   */
  RecordedGroupsRung(String name, GroupDrifts drifts, double multiplications) {
    this.name = name;
    this.drifts = drifts;
    this.multiplications = multiplications;
  }

  /** Returns the drifts. */
  final GroupDrifts drifts() {
    return drifts;
  }

  @Override
  public final LadderStep step() {
    return LadderStep.DRIFT;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Group> roots() {
    return List.of(drifts.groups().root());
  }

  @Override
  public final List<Group> split(Group group) {
    return drifts.groups().split(group);
  }

  @Override
  public final double multiplications(Group group) {
    return multiplications;
  }
}
