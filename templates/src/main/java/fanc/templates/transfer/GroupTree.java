package fanc.templates.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * The groups of a family whose hulls a record has: all regions, their parts, and the parts of
 * those. Groups are not split below the least number of regions that a group pays for.
 */
final class GroupTree {
  /** Splits of the family, one after the other. */
  private static final int LEVELS = 2;

  /** A transfer to a group costs as much as this many regions do from scratch. */
  private static final int LEAST_MEMBERS = 8;

  /** Of more regions than this the members of parts are not worth their memory. */
  private static final long MOST_REGIONS = 1L << 20;

  private final List<Node> nodes = new ArrayList<>();
  private final int[] leafOf;

  /** One group: its level, the place of the group it is a part of, and whether it has parts. */
  @SuppressWarnings("ArrayRecordComponent")
  record Node(int level, int within, long[] members, boolean leaf) {}

  /**
   * Splits a family.
   *
   * @param regions how many regions it has
   * @param split the parts of some regions: disjoint, together all of them; one part or none if
   *     they can not be split
   */
  GroupTree(long regions, Function<long[], List<long[]>> split) {
    boolean whole = regions > MOST_REGIONS;
    add(0, -1, LongStream.range(0, regions).toArray(), whole ? all -> List.of() : split);
    this.leafOf = leaves(nodes);
  }

  private GroupTree(List<Node> nodes) {
    this.nodes.addAll(nodes);
    this.leafOf = leaves(nodes);
  }

  /** Returns the groups of a record. */
  static GroupTree of(ParentRecord record) {
    List<Node> nodes = new ArrayList<>();
    for (int g = 0; g < record.groups().size(); g++) {
      RecordedGroup group = record.groups().get(g);
      boolean leaf = record.parts(g).isEmpty();
      nodes.add(new Node(group.level(), group.within(), group.members(), leaf));
    }
    return new GroupTree(nodes);
  }

  /** Returns for each region its smallest group; nothing if there is one group alone. */
  private static int[] leaves(List<Node> nodes) {
    int[] leafOf = new int[nodes.size() == 1 ? 0 : nodes.get(0).members().length];
    for (int node = 0; node < nodes.size() && leafOf.length > 0; node++) {
      for (long member : nodes.get(node).leaf() ? nodes.get(node).members() : new long[0]) {
        leafOf[Math.toIntExact(member)] = node;
      }
    }
    return leafOf;
  }

  private void add(int level, int within, long[] members, Function<long[], List<long[]>> split) {
    List<long[]> parts =
        level < LEVELS && members.length >= 2 * LEAST_MEMBERS ? split.apply(members) : List.of();
    int place = nodes.size();
    nodes.add(new Node(level, within, members, parts.size() < 2));
    if (parts.size() > 1) {
      parts.forEach(part -> add(level + 1, place, part, split));
    }
  }

  /** Returns the groups, each after what it is a part of. */
  List<Node> nodes() {
    return nodes;
  }

  /** Returns the place of the smallest group that a region is in. */
  int leafOf(long region) {
    return leafOf.length == 0 ? 0 : leafOf[Math.toIntExact(region)];
  }

  /** Returns quarters of consecutive members. */
  static List<long[]> quarters(long[] members) {
    List<long[]> parts = new ArrayList<>();
    for (int q = 0; q < 4; q++) {
      parts.add(Arrays.copyOfRange(members, q * members.length / 4, (q + 1) * members.length / 4));
    }
    return parts;
  }
}
