package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.NamedPath;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyFile;
import fanc.results.gate.GatePolicy;
import fanc.results.gate.Thresholds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gate's policy with the files that it names.
 *
 * @param policy what the file says
 * @param children the networks by their names: paths relative to the policy, with slashes
 * @param claims the properties by their names
 */
record GatePlan(
    Path file, GatePolicy policy, Map<String, Path> children, Map<String, Claim> claims) {
  private static final String REFERENCE = "${" + NamedPath.REFERENCE + "}/";

  /** A property and what must be reached. */
  record Claim(Property property, Thresholds thresholds) {}

  /**
   * Reads a policy and its properties, and looks for its networks.
   *
   * @throws BadInputException if it asks for nothing, or for two properties of one name
   */
  static GatePlan read(Path file)
      throws IOException, NetworkFormatException, PropertyFormatException {
    GatePolicy policy = GatePolicy.read(file);
    Map<String, Path> children = new LinkedHashMap<>();
    for (String named : policy.children()) {
      for (Path child : networks(resolve(file, named))) {
        children.putIfAbsent(name(file, named, child), child);
      }
    }
    Map<String, Claim> claims = new LinkedHashMap<>();
    for (GatePolicy.Claim claim : policy.properties()) {
      Property property = PropertyFile.read(resolve(file, claim.property()));
      if (claims.put(property.name(), new Claim(property, policy.thresholds(claim))) != null) {
        throw new BadInputException(
            file
                + ": key 'properties': two are called '"
                + property.name()
                + "'; results and baseline tell them apart by name, so give each its own");
      }
    }
    return new GatePlan(file, policy, children, claims);
  }

  private static List<Path> networks(Path named) throws IOException {
    String text = named.toString();
    return NetworkFiles.areMeantBy(text) ? NetworkFiles.of(text) : List.of(named);
  }

  private static Path resolve(Path file, String named) throws PropertyFormatException {
    Path folder = file.getParent();
    return NamedPath.resolve(folder == null ? Path.of("") : folder, named);
  }

  /** One name on every machine, wherever the project or the reference folder lies there. */
  private static String name(Path file, String named, Path child) throws PropertyFormatException {
    boolean reference = named.startsWith(REFERENCE);
    Path folder =
        reference ? NamedPath.resolve(Path.of(""), REFERENCE) : file.toAbsolutePath().getParent();
    List<String> steps = new ArrayList<>();
    normal(folder).relativize(normal(child)).forEach(step -> steps.add(step.toString()));
    return (reference ? REFERENCE : "") + String.join("/", steps);
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Returns what reports call the gate. */
  String title() {
    return policy.name() == null ? "fanc gate " + file.getFileName() : policy.name();
  }

  /** Returns the network that is to be proven first. */
  Optional<Path> parent() throws PropertyFormatException {
    return policy.parent() == null ? Optional.empty() : Optional.of(resolve(file, policy.parent()));
  }

  /** Returns the folder of proofs that the policy names, or null. */
  Path store() throws PropertyFormatException {
    return policy.store() == null ? null : resolve(file, policy.store());
  }

  /** Returns the file with what was accepted last. */
  Optional<Path> baseline() throws PropertyFormatException {
    return policy.baseline() == null
        ? Optional.empty()
        : Optional.of(resolve(file, policy.baseline()));
  }
}
