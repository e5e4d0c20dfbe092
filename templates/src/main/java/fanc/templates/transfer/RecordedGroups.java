package fanc.templates.transfer;

import fanc.verifier.Hulls;
import fanc.verifier.group.Group;
import fanc.verifier.inputs.RegionSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** What is recorded of a parent on one image, as groups of the ladder. Not for several threads. */
final class RecordedGroups {
  private final ParentRecord record;
  private final Function<long[], RegionSet> sets;
  private final Group root;
  private final IdentityHashMap<Group, Known> known = new IdentityHashMap<>();

  /**
   * Takes a record.
   *
   * @param sets the union of some regions of the family
   */
  RecordedGroups(ParentRecord record, Function<long[], RegionSet> sets) {
    this.record = record;
    this.sets = sets;
    this.root = group(0);
  }

  /** A group's place in the record, and what was made of it when it was first asked for. */
  private static final class Known {
    private final int place;
    private RegionSet set;
    private Hulls hulls;
    private List<Group> parts;

    private Known(int place) {
      this.place = place;
    }
  }

  private Group group(int place) {
    RecordedGroup recorded = record.groups().get(place);
    Group group = new Group(recorded.level(), recorded.members());
    known.put(group, new Known(place));
    return group;
  }

  /** Returns the margins of the parent. */
  RegionMargins margins() {
    return record.margins();
  }

  /** Returns the group of all regions. */
  Group root() {
    return root;
  }

  /** Returns the parts into which the record splits a group; none if it does not. */
  List<Group> split(Group group) {
    Known one = known.get(group);
    if (one.parts == null) {
      one.parts = record.parts(one.place).stream().map(this::group).toList();
    }
    return one.parts;
  }

  /** Returns the inputs of a group's regions. */
  RegionSet set(Group group) {
    Known one = known.get(group);
    if (one.set == null) {
      one.set = sets.apply(group.members());
    }
    return one.set;
  }

  /** Returns the recorded bounds of the parent's values over a group. */
  Hulls hulls(Group group) {
    Known one = known.get(group);
    if (one.hulls == null) {
      one.hulls = record.groups().get(one.place).hulls().hulls();
    }
    return one.hulls;
  }
}
