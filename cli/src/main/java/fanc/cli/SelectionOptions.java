package fanc.cli;

import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.images.IndexList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which images of a property, and which region of an image, a command is about. */
final class SelectionOptions {

  @ArgGroup private Rows rows;

  @Option(
      names = "--region",
      paramLabel = "ROW,COL|N",
      description = "One region: a patch by its top left corner, or the region's number from 0.")
  private String region;

  /** Rows of the image file; one of the two. */
  static final class Rows {
    @Option(
        names = "--images",
        paramLabel = "LIST",
        description = "Rows of the image file, such as 0..4 or 0,3,7..9; all of the property's.")
    private String list;

    @Option(names = "--image", paramLabel = "N", description = "One row of the image file.")
    private Integer one;
  }

  /** Returns the cases of the rows the user names, or of those the property names. */
  List<PropertyCase> cases(Property property) throws PropertyFormatException {
    return cases(property, Optional.empty());
  }

  /** Returns the cases of the rows the user names, or of other rows than the property names. */
  List<PropertyCase> cases(Property property, Optional<IndexList> otherwise)
      throws PropertyFormatException {
    if (rows == null) {
      return otherwise.isPresent() ? property.cases(otherwise.get()) : property.cases();
    }
    return property.cases(
        rows.list == null ? new IndexList(List.of(row())) : IndexList.parse(rows.list));
  }

  private int row() {
    if (rows.one < 0) {
      throw new BadInputException("--image " + rows.one + ": rows are counted from 0");
    }
    return rows.one;
  }

  /** Returns whether a part of the property is chosen. */
  boolean isGiven() {
    return rows != null || region != null;
  }

  /** Returns the region, empty for all of them. */
  Optional<RegionChoice> region() {
    return Optional.ofNullable(region).map(RegionChoice::parse);
  }

  /**
   * One region of a family.
   *
   * @param row row of a patch's top left corner, or the region's number if {@code column} is empty
   * @param column column of a patch's top left corner
   */
  record RegionChoice(long row, Optional<Integer> column) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:\\s*,\\s*(\\d{1,9}))?");

    private static RegionChoice parse(String text) {
      Matcher matcher = FORM.matcher(text.strip());
      if (!matcher.matches()) {
        throw new BadInputException(
            "--region "
                + text
                + ": expected ROW,COL of a patch's corner, or a region's number from 0");
      }
      return new RegionChoice(
          Long.parseLong(matcher.group(1)),
          Optional.ofNullable(matcher.group(2)).map(Integer::valueOf));
    }
  }
}
