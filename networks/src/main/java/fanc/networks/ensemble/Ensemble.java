package fanc.networks.ensemble;

import java.nio.file.Path;
import java.util.List;

/**
 * Networks that answer together, in the order of their file.
 *
 * @param name what people call it; one line, not blank
 * @param members ONNX files; one that is listed twice counts twice
 */
public record Ensemble(String name, List<Path> members) {
  /** Members of an ensemble, at most. */
  public static final int MOST_MEMBERS = 64;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the name is blank or has line breaks, or there are no
   *     members or more than {@value #MOST_MEMBERS}
   */
  public Ensemble {
    members = List.copyOf(members);
    if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a name must be one line that is not blank");
    }
    if (members.isEmpty() || members.size() > MOST_MEMBERS) {
      throw new IllegalArgumentException(
          members.size() + " members; an ensemble has 1 to " + MOST_MEMBERS);
    }
  }
}
