package fanc.verifier.family;

import fanc.verifier.Hulls;
import java.util.List;

/** Told what is found of the parts of a family while it is divided, breadth first. */
public interface PartObserver {
  /** Cares for nothing. */
  PartObserver NOBODY =
      new PartObserver() {
        @Override
        public void proven(FamilyPart part, double[] margins, Hulls hulls) {}

        @Override
        public void divided(FamilyPart part, List<FamilyPart> smaller) {}
      };

  /**
   * A part is proven and left whole.
   *
   * @param margins lower bounds of the margins over the part, one for each half-space
   * @param hulls bounds over the part of every value of the network of margins
   */
  void proven(FamilyPart part, double[] margins, Hulls hulls);

  /**
   * A part is not proven.
   *
   * @param smaller what it is divided into; none if it is a single region
   */
  void divided(FamilyPart part, List<FamilyPart> smaller);
}
