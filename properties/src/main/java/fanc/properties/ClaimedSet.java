package fanc.properties;

import java.util.List;
import java.util.Optional;

/**
 * The inputs that a claim is really about, where they are fewer than the box that encloses them: a
 * ball inside its box hull, the images between two angles inside the box of their pixels.
 *
 * <p>A proof for the box is a proof for the set. A counterexample for the box is none for the set:
 * it has to be found at a {@link Member}, by showing that the constraint is false in the whole of
 * the member's enclosure. Implementations are immutable and may be used by several threads.
 */
public interface ClaimedSet {

  /**
   * Returns some members, spread over the set, the most telling first.
   *
   * @param count how many at most, at least 1
   * @return as many as could be found, maybe none
   */
  List<Member> samples(int count);

  /**
   * Returns a member near a point, for searches that walk through the box.
   *
   * @param point all coordinates of the input
   * @return nothing if the set has no useful notion of nearness
   */
  Optional<Member> near(double[] point);
}
