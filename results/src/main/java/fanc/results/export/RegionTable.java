package fanc.results.export;

import fanc.results.ImageResult;
import fanc.results.Picture;
import fanc.results.Rung;
import fanc.results.VerificationResult;
import fanc.results.export.Column.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One row for each region of each image, of records that were made with details. */
public final class RegionTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("run", Kind.TEXT),
          new Column("child", Kind.TEXT),
          new Column("property", Kind.TEXT),
          new Column("method", Kind.TEXT),
          new Column("image", Kind.WHOLE),
          new Column("region", Kind.WHOLE),
          new Column("row", Kind.WHOLE),
          new Column("column", Kind.WHOLE),
          new Column("margin", Kind.REAL),
          new Column("verified", Kind.TRUTH),
          new Column("settledBy", Kind.TEXT));

  private static final Map<Character, String> RUNGS =
      Arrays.stream(Rung.values()).collect(Collectors.toMap(Rung::letter, Rung::toString));

  private RegionTable() {}

  /**
   * Returns the table of some records.
   *
   * @throws IllegalArgumentException if none of them has margins of single regions
   */
  public static Table of(List<Records> records) {
    boolean none =
        verifications(records)
            .flatMap(one -> one.result().images().stream())
            .allMatch(image -> image.margins() == null);
    if (none) {
      throw new IllegalArgumentException(
          "no record has margins of single regions; make them with fanc verify --details");
    }
    return new Table(
        COLUMNS,
        () ->
            verifications(records)
                .flatMap(one -> one.result().images().stream().flatMap(image -> rows(one, image))));
  }

  private static Stream<Records.OfVerification> verifications(List<Records> records) {
    return records.stream()
        .filter(Records.OfVerification.class::isInstance)
        .map(Records.OfVerification.class::cast);
  }

  private static Stream<List<Object>> rows(Records.OfVerification of, ImageResult image) {
    if (image.margins() == null) {
      return Stream.empty();
    }
    Function<Integer, List<Integer>> places = places(of.result(), image);
    return IntStream.range(0, image.margins().size())
        .mapToObj(region -> row(of, image, region, places.apply(region)));
  }

  private static List<Object> row(
      Records.OfVerification of, ImageResult image, int region, List<Integer> place) {
    VerificationResult result = of.result();
    double margin = image.margins().get(region);
    return Arrays.asList(
        of.name(),
        result.network().path(),
        result.property().path(),
        result.method(),
        ImageTable.whole(image.index()),
        ImageTable.whole(region),
        place.isEmpty() ? null : ImageTable.whole(place.get(0)),
        place.isEmpty() ? null : ImageTable.whole(place.get(1)),
        margin,
        margin > 0,
        image.settledBy() == null ? null : RUNGS.get(image.settledBy().charAt(region)));
  }

  /** Returns where the patch of a region is; empty where there is no patch. */
  private static Function<Integer, List<Integer>> places(
      VerificationResult result, ImageResult image) {
    if (image.positions() != null) {
      return image.positions()::get;
    }
    Picture picture = result.picture();
    if (picture == null || picture.patch() == null) {
      return region -> List.of();
    }
    int columns = picture.columns() - picture.patch().get(1) + 1;
    return region -> List.of(region / columns, region % columns);
  }
}
