package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The steps of the transfer ladder, in the order in which they are tried. */
public enum Rung {
  /** The child lies in the parent's ball of networks. */
  @JsonProperty("ball")
  BALL,
  /** The parent's bounds, widened by how far the child can drift. */
  @JsonProperty("drift")
  DRIFT,
  /** A whole group of regions at once, without a parent. */
  @JsonProperty("group")
  GROUP,
  /** Half-spaces on the join of a group's boxes at a cut. */
  @JsonProperty("join")
  JOIN,
  /** A whole family by linear minimisation. */
  @JsonProperty("family")
  FAMILY,
  /** Containment in a template proven on the child. */
  @JsonProperty("template")
  TEMPLATE,
  /** From scratch, region by region. */
  @JsonProperty("scratch")
  SCRATCH;

  /** Returns the letter that stands for it where there is one for each region. */
  public char letter() {
    return toString().charAt(0);
  }

  /** Returns the word used in records and tables, lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
