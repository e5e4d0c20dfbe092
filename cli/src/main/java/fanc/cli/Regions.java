package fanc.cli;

import fanc.cli.SelectionOptions.RegionChoice;
import fanc.properties.RegionFamily;
import fanc.properties.SingleRegion;
import fanc.properties.perturbation.PatchFamily;
import java.util.Optional;

/** One region out of a family, as the user names it. */
final class Regions {
  private Regions() {}

  /** Returns the chosen region alone, or the whole family if none is chosen. */
  static RegionFamily chosen(RegionFamily family, Optional<RegionChoice> choice) {
    if (choice.isEmpty()) {
      return family;
    }
    long index = index(family, choice.get());
    return new SingleRegion(family.region(index), family.describe(index));
  }

  private static long index(RegionFamily family, RegionChoice choice) {
    try {
      if (choice.column().isPresent()) {
        if (family instanceof PatchFamily patches) {
          return patches.indexOf(Math.toIntExact(choice.row()), choice.column().get());
        }
        throw new BadInputException(
            "--region ROW,COL is for patches; here give the region's number, 0.."
                + (family.size() - 1));
      }
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new BadInputException(
          "--region "
              + choice.row()
              + ","
              + choice.column().get()
              + ": the property has no patch there",
          e);
    }
    if (choice.row() >= family.size()) {
      throw new BadInputException(
          "--region " + choice.row() + ": the regions are 0.." + (family.size() - 1));
    }
    return choice.row();
  }
}
