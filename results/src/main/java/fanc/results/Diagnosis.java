package fanc.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fanc.results.Finding.State;
import java.util.List;
import java.util.Objects;

/**
 * What {@code fanc doctor} found on a machine.
 *
 * @param tool the build that ran
 * @param machine the machine
 * @param findings one entry for each thing that was looked at
 */
@JsonPropertyOrder({"tool", "machine", "healthy", "findings"})
public record Diagnosis(ToolIdentity tool, Machine machine, List<Finding> findings) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "doctor-1.json";

  /** Checks that what must be there is, and copies the list. */
  public Diagnosis {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(machine, "machine");
    findings = List.copyOf(findings);
  }

  /** Returns whether nothing is a problem. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public boolean healthy() {
    return findings.stream().noneMatch(finding -> finding.state() == State.PROBLEM);
  }
}
