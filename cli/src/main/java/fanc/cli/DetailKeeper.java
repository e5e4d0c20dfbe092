package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.RegionFamily;
import fanc.properties.files.Property;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.perturbation.ImageFamily;
import fanc.properties.perturbation.Patch;
import fanc.properties.perturbation.PatchFamily;
import fanc.properties.perturbation.Perturbation;
import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.Picture;
import fanc.results.ValueDrift;
import fanc.results.Witness;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;

/**
 * Keeps what {@code --details} asks for while a run goes from image to image: numbers for people
 * and pictures, in few digits. Margins are rounded down, so they stay lower bounds.
 */
final class DetailKeeper {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.FLOOR);
  private static final double PIXEL_UNIT = 1e4;

  private final Property property;
  private final Optional<DriftWitness> drift;

  /**
   * Makes a keeper.
   *
   * @param rungs what carries a parent's record over; empty if nothing does
   */
  DetailKeeper(Property property, Optional<LadderRungs> rungs) {
    this.property = property;
    this.drift = rungs.map(DriftWitness::new);
  }

  /**
   * Returns a result with its details.
   *
   * @param claim what was claimed of the image
   * @param all the regions that the property has for it
   * @param found the counterexample as it was found, in the order of the property; null without
   * @param outcome what the method found; empty if it was not needed
   */
  ImageResult detailed(
      ImageResult result,
      ImageClaim claim,
      RegionFamily all,
      Witness found,
      Optional<FamilyOutcome> outcome) {
    drift.ifPresent(known -> known.look(claim));
    RegionDetails regions = outcome.map(FamilyOutcome::details).orElse(RegionDetails.NONE);
    boolean kept = regions.size() > 0;
    Optional<InputImage> image =
        all instanceof ImageFamily around ? Optional.of(around.image()) : Optional.empty();
    Witness witness = result.witness();
    return result.detailed(
        witness == null || found == null
            ? witness
            : image.map(i -> witness.shownAs(pixels(i, found.input()))).orElse(witness),
        kept ? margins(regions) : null,
        kept ? regions.settledBy() : null,
        positions(claim.family(), all),
        image.map(DetailKeeper::pixels).orElse(null));
  }

  private static Numbers margins(RegionDetails regions) {
    double[] margins = new double[regions.size()];
    for (int r = 0; r < margins.length; r++) {
      margins[r] = down(regions.margins().applyAsDouble(r));
    }
    return Numbers.of(margins);
  }

  /** Returns the largest number of few digits that is not greater. */
  static double down(double margin) {
    // The double next to a decimal that is not greater than a double is not greater either.
    return Double.isFinite(margin) ? new BigDecimal(margin).round(DIGITS).doubleValue() : margin;
  }

  private static List<List<Integer>> positions(RegionFamily family, RegionFamily all) {
    if (!(all instanceof PatchFamily patches) || patches.size() > Integer.MAX_VALUE) {
      return null;
    }
    OptionalLong one = Regions.onlyOne(family);
    if (one.isEmpty() && patches.patch().positions().isEmpty()) {
      return null;
    }
    return LongStream.range(0, family.size())
        .mapToObj(r -> patches.position(one.orElse(r)))
        .map(DetailKeeper::pair)
        .toList();
  }

  private static List<Integer> pair(Patch.Position position) {
    return List.of(position.row(), position.column());
  }

  private static Numbers pixels(InputImage image) {
    return pixels(image.geometry(), i -> image.pixel(i).doubleValue());
  }

  private static Numbers pixels(InputImage image, Numbers input) {
    ImageGeometry geometry = image.geometry();
    return pixels(
        geometry,
        i -> {
          int channel = geometry.channelOf(i);
          return input.get(i) * image.preprocess().std(channel).doubleValue()
              + image.preprocess().mean(channel).doubleValue();
        });
  }

  private static Numbers pixels(ImageGeometry geometry, IntToDoubleFunction x01) {
    double[] pixels = new double[geometry.values()];
    int next = 0;
    for (int row = 0; row < geometry.height(); row++) {
      for (int column = 0; column < geometry.width(); column++) {
        for (int channel = 0; channel < geometry.channels(); channel++) {
          double value = x01.applyAsDouble(geometry.inputIndex(row, column, channel));
          // A quotient of two whole numbers is the double that is written with four decimals.
          pixels[next++] = Math.rint(value * PIXEL_UNIT) / PIXEL_UNIT;
        }
      }
    }
    return Numbers.of(pixels);
  }

  /**
   * Returns what is said of the whole run.
   *
   * @throws PropertyFormatException if the images are missing or malformed
   */
  RunDetails details() throws PropertyFormatException {
    Optional<Perturbation> perturbation = property.perturbation();
    Optional<ImageGeometry> geometry = property.geometry();
    Picture picture =
        perturbation.isPresent() && geometry.isPresent()
            ? picture(perturbation.get(), geometry.get())
            : null;
    List<ValueDrift> drifts = new ArrayList<>();
    drift.ifPresent(known -> drifts.addAll(known.drifts()));
    return new RunDetails(picture, drifts.isEmpty() ? null : drifts);
  }

  private static Picture picture(Perturbation perturbation, ImageGeometry geometry) {
    return new Picture(
        perturbation.kind(),
        geometry.height(),
        geometry.width(),
        geometry.channels(),
        perturbation instanceof Patch patch ? List.of(patch.height(), patch.width()) : null);
  }
}
