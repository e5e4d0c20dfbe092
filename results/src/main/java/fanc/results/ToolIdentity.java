package fanc.results;

import java.util.Objects;

/**
 * Which build of the tool made a record.
 *
 * @param version version of the tool
 * @param revision revision of its sources; {@code unknown} where there is none
 */
public record ToolIdentity(String version, String revision) {

  /** Checks that both are there. */
  public ToolIdentity {
    Objects.requireNonNull(version, "tool.version");
    Objects.requireNonNull(revision, "tool.revision");
  }
}
