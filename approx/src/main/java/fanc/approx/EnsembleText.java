package fanc.approx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that says which networks are the members of an ensemble: {@code ensemble-1.json}, whose
 * schema is {@code results/schema/ensemble-1.json}.
 */
final class EnsembleText {
  /** Name of the file beside the members. */
  static final String FILE = "members.json";

  private EnsembleText() {}

  /**
   * Returns the text of an ensemble of networks that lie beside its file.
   *
   * @param name of the ensemble
   * @param members files in one folder, in order
   */
  static String of(String name, List<Path> members) {
    ObjectNode root = RuleJson.MAPPER.createObjectNode();
    root.put("$schema", "ensemble-1.json").put("version", 1).put("name", name);
    members.forEach(member -> root.withArray("members").add(member.getFileName().toString()));
    try {
      return RuleJson.prettyWriter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names of files could not be written as JSON", e);
    }
  }
}
