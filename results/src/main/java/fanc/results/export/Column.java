package fanc.results.export;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param name as in the head of a file
 * @param kind what its values are
 */
public record Column(String name, Kind kind) {

  /** What values of a column are; null is a value that is not known. */
  public enum Kind {
    /** A {@link String}. */
    TEXT,
    /**
     * A {@link java.math.BigInteger}, at least 0 but for labels, which are -1 where there is none.
     */
    WHOLE,
    /** A {@link Double}; NaN and infinity are not known. */
    REAL,
    /** A {@link Boolean}. */
    TRUTH
  }

  /** Checks that both are there. */
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
  }
}
