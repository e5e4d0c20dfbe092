package fanc.templates.certificate;

import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.domain.RunningHull;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a parent's certificate, as far as children rest on it.
 *
 * @param place its place in the image's parts
 * @param regions numbers of its regions, ascending; not to be modified
 * @param hulls bounds of the parent's values over all of them
 * @param margins lower bounds of the parent's margins, one row for each region; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent")
public record CitedPart(int place, long[] regions, Hulls hulls, double[][] margins) {

  /**
   * Returns bounds of the values over the regions of several parts, of those values that all of
   * them know.
   *
   * @param parts at least one
   */
  static Hulls union(List<CitedPart> parts) {
    Hulls first = parts.get(0).hulls;
    List<Bounds> union = new ArrayList<>();
    for (int v = 0; v < first.size(); v++) {
      int value = v;
      boolean known = parts.stream().allMatch(part -> part.hulls.knows(value));
      union.add(known ? union(parts, v) : null);
    }
    return new Hulls(union);
  }

  private static Bounds union(List<CitedPart> parts, int value) {
    RunningHull hull = new RunningHull(parts.get(0).hulls.at(value).dimension());
    parts.forEach(part -> hull.add(part.hulls.at(value)));
    return hull.bounds();
  }
}
