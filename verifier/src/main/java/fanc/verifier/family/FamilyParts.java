package fanc.verifier.family;

import fanc.properties.RegionFamily;
import fanc.verifier.kernels.Kernels;
import java.util.List;

/** Makes sets of families of regions. */
public final class FamilyParts {
  private FamilyParts() {}

  /**
   * Returns a family in as few parts as possible: one where its regions are all choices of parts,
   * or where their numbers fit a list.
   *
   * @throws IllegalArgumentException if the family is too large to go through and not made of
   *     choices
   */
  public static List<FamilyPart> of(RegionFamily family, Kernels kernels) {
    if (family.choices().isPresent()) {
      return List.of(ChoicePart.all(family, family.choices().get(), kernels));
    }
    if (!family.enumerable()) {
      throw new IllegalArgumentException("too many regions, and no structure is known of them");
    }
    return MemberPart.all(family, kernels);
  }
}
