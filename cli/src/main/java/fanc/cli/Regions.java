package fanc.cli;

import fanc.cli.SelectionOptions.RegionChoice;
import fanc.properties.BasePoint;
import fanc.properties.ClaimedSet;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.properties.perturbation.PatchFamily;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** One region out of a family, as the user names it. */
final class Regions {
  private Regions() {}

  /** Returns the chosen region alone, or the whole family if none is chosen. */
  static RegionFamily chosen(RegionFamily family, Optional<RegionChoice> choice) {
    if (choice.isEmpty()) {
      return family;
    }
    long index = index(family, choice.get());
    return new OneOf(family, index);
  }

  /** Returns the number of the region that was chosen; empty for a whole family. */
  static OptionalLong onlyOne(RegionFamily family) {
    return family instanceof OneOf one ? OptionalLong.of(one.chosen) : OptionalLong.empty();
  }

  /** A family of one region of another family. */
  private record OneOf(RegionFamily family, long chosen) implements RegionFamily {
    @Override
    public BasePoint base() {
      return family.base();
    }

    @Override
    public long size() {
      return 1;
    }

    @Override
    public SparseBox changes(long index) {
      Objects.checkIndex(index, 1L);
      return family.changes(chosen);
    }

    @Override
    public Optional<ClaimedSet> claimed(long index) {
      Objects.checkIndex(index, 1L);
      return family.claimed(chosen);
    }

    @Override
    public String describe(long index) {
      Objects.checkIndex(index, 1L);
      return family.describe(chosen);
    }
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
