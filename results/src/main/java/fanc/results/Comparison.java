package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Children of one parent, each verified with transfer and from scratch.
 *
 * @param tool the build that ran
 * @param parent the parent
 * @param property the property
 * @param method the method that transfers, as on the command line
 * @param baseline the method from scratch that it is compared with
 * @param threads number of threads
 * @param backend the arithmetic backend
 * @param machine the machine
 * @param secondsProve time to prove the parent and build its templates, once
 * @param rows one row per child
 */
@JsonPropertyOrder({
  "tool",
  "parent",
  "property",
  "method",
  "baseline",
  "threads",
  "backend",
  "machine",
  "secondsProve",
  "rows",
  "geometricMeanSpeedup",
  "speedupWithProof"
})
public record Comparison(
    ToolIdentity tool,
    NetworkIdentity parent,
    PropertyIdentity property,
    String method,
    String baseline,
    int threads,
    String backend,
    Machine machine,
    double secondsProve,
    List<ComparisonRow> rows) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "comparison-1.json";

  /** Checks that what must be there is, and copies the rows. */
  public Comparison {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(parent, "parent");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(machine, "machine");
    rows = List.copyOf(rows);
  }

  /**
   * Returns the geometric mean of the rows' speed-ups, the parent's proof not counted; NaN if there
   * is no row or a speed-up was not measured.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double geometricMeanSpeedup() {
    return StatUtils.geometricMean(rows.stream().mapToDouble(ComparisonRow::speedup).toArray());
  }

  /**
   * Returns the time of all children from scratch divided by their time with transfer plus the time
   * of the parent's proof; NaN if nothing was measured.
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public double speedupWithProof() {
    double scratch = rows.stream().mapToDouble(ComparisonRow::secondsScratch).sum();
    double transfer = rows.stream().mapToDouble(ComparisonRow::secondsTransfer).sum();
    return secondsProve + transfer > 0 ? scratch / (secondsProve + transfer) : Double.NaN;
  }
}
