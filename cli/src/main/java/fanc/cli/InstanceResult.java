package fanc.cli;

import fanc.properties.instances.CsvLine;
import fanc.properties.instances.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one instance, as a line of VNN-COMP's result lists.
 *
 * @param category the benchmark
 * @param network as the list of instances writes it
 * @param property as the list of instances writes it
 * @param secondsPrepare parsing of network, property and proof
 * @param answer the verdict
 * @param seconds from there to the verdict
 */
record InstanceResult(
    String category,
    String network,
    String property,
    double secondsPrepare,
    Answer answer,
    double seconds) {

  /** Returns the result of an instance; its category is the name of the list's folder. */
  static InstanceResult of(Instance of, double secondsPrepare, Answer answer, double seconds) {
    return new InstanceResult(
        category(of), of.networkName(), of.propertyName(), secondsPrepare, answer, seconds);
  }

  private static String category(Instance of) {
    Path name = of.folder().getFileName();
    return name == null ? "instances" : name.toString();
  }

  /** Returns the line, without its end. */
  String line() {
    return CsvLine.of(
        List.of(
            category,
            network,
            property,
            String.format(Locale.ROOT, "%.3f", secondsPrepare),
            answer.competition(),
            String.format(Locale.ROOT, "%.3f", seconds)));
  }

  /** Returns the result that a list of fields states, if they are one. */
  static Optional<InstanceResult> read(List<String> fields) {
    try {
      Answer answer = fields.size() == 6 ? Answer.read(fields.get(4)) : null;
      return answer == null
          ? Optional.empty()
          : Optional.of(
              new InstanceResult(
                  fields.get(0),
                  fields.get(1),
                  fields.get(2),
                  Double.parseDouble(fields.get(3)),
                  answer,
                  Double.parseDouble(fields.get(5))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns whether this is the result of an instance. */
  boolean isOf(Instance instance) {
    return category.equals(category(instance))
        && network.equals(instance.networkName())
        && property.equals(instance.propertyName());
  }
}
