package fanc.properties.images;

import fanc.properties.PropertyFormatException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which rows of an image set are meant: {@code "0..4"} (inclusive), {@code "0,3,7..9"}; 0-based,
 * without repetition, in the order written.
 *
 * @param rows at least one, none negative, no two equal
 */
public record IndexList(List<Integer> rows) {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\s*\\.\\.\\s*(\\d{1,9}))?");
  private static final int LARGEST = 1_000_000;
  private static final String EXAMPLE = ", expected rows such as 0..4 or 0,3,7..9";

  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if there is none, one is negative, or one is repeated
   */
  public IndexList {
    rows = List.copyOf(rows);
    if (rows.isEmpty() || rows.stream().anyMatch(r -> r < 0)) {
      throw new IllegalArgumentException("a list of rows needs rows that are at least 0");
    }
    if (Set.copyOf(rows).size() != rows.size()) {
      throw new IllegalArgumentException("a list of rows names a row twice");
    }
  }

  /** Returns all rows of a set. */
  public static IndexList all(int count) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(i);
    }
    return new IndexList(rows);
  }

  /**
   * Reads a list.
   *
   * @throws PropertyFormatException if it is empty, malformed, names a row twice, a range runs
   *     backwards, or there are more than a million rows
   */
  public static IndexList parse(String text) throws PropertyFormatException {
    if (text.isBlank()) {
      throw new PropertyFormatException("the list of rows is empty" + EXAMPLE);
    }
    Set<Integer> rows = new LinkedHashSet<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip());
      if (!matcher.matches()) {
        throw new PropertyFormatException("\"" + part.strip() + "\" is no row" + EXAMPLE);
      }
      int from = Integer.parseInt(matcher.group(1));
      int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
      if (from > to) {
        throw new PropertyFormatException("the range " + part.strip() + " is empty" + EXAMPLE);
      }
      if (rows.size() + (long) to - from >= LARGEST) {
        throw new PropertyFormatException("more than " + LARGEST + " rows; give a shorter list");
      }
      for (int row = from; row <= to; row++) {
        if (!rows.add(row)) {
          throw new PropertyFormatException("row " + row + " is named twice; name it once");
        }
      }
    }
    return new IndexList(List.copyOf(rows));
  }

  /**
   * Checks that all rows exist.
   *
   * @throws PropertyFormatException naming the first row that does not and the number of rows
   */
  public void requireBelow(int count) throws PropertyFormatException {
    for (int row : rows) {
      if (row >= count) {
        throw new PropertyFormatException(
            "row " + row + " does not exist: " + count + " rows, 0.." + (count - 1));
      }
    }
  }
}
