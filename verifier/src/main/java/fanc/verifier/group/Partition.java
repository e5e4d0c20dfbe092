package fanc.verifier.group;

import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.perturbation.ImageFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Divides the regions of a family into groups of neighbours: first all of them, then quarters by
 * where on the image the changed pixels lie, then quarters of those.
 *
 * <p>A region lies at the centroid of the pixels it changes. A group is cut at the median row, and
 * each half at its median column, so the parts are of nearly equal size whatever the family; where
 * all centroids are the same, or there is no image, consecutive members stay together. Immutable;
 * what comes out does not depend on the order of calls.
 */
public final class Partition {
  /** How many regions a group has at most. */
  public static final int LARGEST = 1 << 16;

  private final RegionFamily family;
  private final int width;
  private final int pixels;

  private Partition(RegionFamily family, int width, int pixels) {
    this.family = family;
    this.width = width;
    this.pixels = pixels;
  }

  /** Returns the partition of a family. */
  public static Partition of(RegionFamily family) {
    return family instanceof ImageFamily images
        ? new Partition(family, images.width(), images.width() * images.height())
        : new Partition(family, 0, 0);
  }

  /** Returns groups of level 0: one, or as many as are needed for families of many regions. */
  public List<Group> roots() {
    List<Group> roots = new ArrayList<>();
    for (long from = 0; from < family.size(); from += LARGEST) {
      long to = Math.min(family.size(), from + LARGEST);
      roots.add(new Group(0, LongStream.range(from, to).toArray()));
    }
    return roots;
  }

  /**
   * Returns up to four groups of the next level with the same members.
   *
   * @return the group itself if it has one member
   */
  public List<Group> split(Group group) {
    if (group.size() == 1) {
      return List.of(group);
    }
    List<Group> parts = new ArrayList<>();
    for (long[] half : halves(group.members(), true)) {
      for (long[] quarter : halves(half, false)) {
        parts.add(new Group(group.level() + 1, quarter));
      }
    }
    return parts;
  }

  private List<long[]> halves(long[] members, boolean byRow) {
    if (members.length == 1) {
      return List.of(members);
    }
    Place[] places = new Place[members.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = new Place(pixels == 0 ? 0 : place(members[i], byRow), members[i]);
    }
    Arrays.sort(places);
    int middle = middle(places);
    return List.of(
        members(Arrays.copyOfRange(places, 0, middle)),
        members(Arrays.copyOfRange(places, middle, places.length)));
  }

  /** Returns where a cut near the middle separates two places, so that rows stay together. */
  private static int middle(Place[] places) {
    int middle = places.length / 2;
    for (int far = 0; far < places.length / 4; far++) {
      if (places[middle - far - 1].at < places[middle - far].at) {
        return middle - far;
      }
      if (places[middle + far].at < places[middle + far + 1].at) {
        return middle + far + 1;
      }
    }
    return middle;
  }

  private static long[] members(Place[] places) {
    return Arrays.stream(places).mapToLong(place -> place.member).sorted().toArray();
  }

  /** Returns the mean row or column of the pixels that a region changes; 0 if there is none. */
  private double place(long member, boolean row) {
    SparseBox box = family.changes(member);
    double sum = 0;
    for (int k = 0; k < box.size(); k++) {
      int pixel = box.index(k) % pixels;
      sum += row ? pixel / width : pixel % width;
    }
    return box.size() == 0 ? 0 : sum / box.size();
  }

  /** A region and its row or column. */
  private record Place(double at, long member) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Double.compare(at, other.at);
      return order != 0 ? order : Long.compare(member, other.member);
    }
  }
}
