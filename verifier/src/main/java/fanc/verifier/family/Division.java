package fanc.verifier.family;

import fanc.properties.RegionFamily;
import fanc.verifier.kernels.Kernels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * How a family was divided, breadth first: for one part after the other into how many it was
 * divided, 0 if it was left whole. What a part is divided into is queued behind all others.
 *
 * <p>Says nothing of which regions a part has: {@link #parts} makes the parts of the family itself.
 *
 * @param sizes for each part that there was
 */
public record Division(List<Integer> sizes) {
  /** Copies the list. */
  public Division {
    sizes = List.copyOf(sizes);
  }

  /**
   * Divides a family in this way. Each region of the family is in exactly one of the parts
   * returned, whatever the sizes are.
   *
   * @return the parts that are left whole, in the order of {@link #sizes}; empty if the family is
   *     not divided into so many parts
   * @throws IllegalArgumentException if the family can not be made of parts at all
   */
  public Optional<List<FamilyPart>> parts(RegionFamily family, Kernels kernels) {
    Deque<FamilyPart> queue = new ArrayDeque<>(FamilyParts.of(family, kernels));
    List<FamilyPart> whole = new ArrayList<>();
    for (int size : sizes) {
      FamilyPart part = queue.poll();
      if (part == null) {
        return Optional.empty();
      }
      if (size == 0) {
        whole.add(part);
        continue;
      }
      List<FamilyPart> smaller = part.split();
      if (smaller.size() != size) {
        return Optional.empty();
      }
      queue.addAll(smaller);
    }
    return queue.isEmpty() ? Optional.of(List.copyOf(whole)) : Optional.empty();
  }
}
