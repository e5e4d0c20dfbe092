package fanc.templates.transfer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of a parent over the regions of one image, for its children to start from.
 *
 * <p>Facts about the real-valued function of the parent's weights, N, and about the values of its
 * network of margins ({@link fanc.verifier.MarginNetwork}): for every x of region r, margin j of
 * N(x) is at least {@code margins.at(r, j)}; and for every x of any member of a group, each value
 * recorded lies in the group's hulls. A record says nothing of any other network.
 *
 * <p>A child that was itself verified by transfer has such a record too: its own hulls and the
 * bounds of its margins that were found.
 *
 * @param margins lower bounds of the margins
 * @param groups the family as one group first; the parts of a group come after it and have all its
 *     members
 * @param balls how far weights may move; empty where nothing is known
 */
public record ParentRecord(
    RegionMargins margins, List<RecordedGroup> groups, Optional<BallRadii> balls)
    implements ImageRecord {

  /** Regions of a family that is recorded, at most. */
  public static final int MOST_REGIONS = 1 << 22;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no group of all regions, or a part comes before
   *     what it is a part of
   */
  public ParentRecord {
    groups = List.copyOf(groups);
    for (int g = 0; g < groups.size(); g++) {
      if (groups.get(g).within() >= g || (groups.get(g).within() < 0) != (g == 0)) {
        throw new IllegalArgumentException("group " + g + " is no part of one before it");
      }
    }
    if (groups.isEmpty() || groups.get(0).size() != margins.regions()) {
      throw new IllegalArgumentException("a record needs a group of all regions");
    }
  }

  /**
   * Returns the same facts of a network that computes the same with further ops.
   *
   * @param numbers for each value of the parent the number that it has there, ascending
   */
  public ParentRecord renumbered(List<Integer> numbers) {
    // A ball is about networks of the parent's own ops.
    List<RecordedGroup> others =
        groups.stream().map(group -> group.with(group.hulls().renumbered(numbers))).toList();
    return new ParentRecord(margins, others, Optional.empty());
  }

  /** Returns the places of the groups into which a group is split; none if it is not. */
  public List<Integer> parts(int group) {
    return IntStream.range(group + 1, groups.size())
        .filter(g -> groups.get(g).within() == group)
        .boxed()
        .toList();
  }
}
