package fanc.properties.instances;

import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * One line of a list of instances.
 *
 * @param line where it stands, from 1
 * @param networkName the network as the list writes it
 * @param propertyName the property as the list writes it
 * @param folder the folder of the list, to which names are relative
 * @param timeoutSeconds seconds for the instance, positive; empty for no limit
 */
public record Instance(
    int line, String networkName, String propertyName, Path folder, OptionalDouble timeoutSeconds) {

  /** Returns the network's file. */
  public Path network() {
    return folder.resolve(networkName).normalize();
  }

  /** Returns the property's file; the packed one if only that is there. */
  public Path property() {
    Path plain = folder.resolve(propertyName).normalize();
    Path packed = plain.resolveSibling(plain.getFileName() + ".gz");
    return !plain.toFile().exists() && packed.toFile().exists() ? packed : plain;
  }
}
