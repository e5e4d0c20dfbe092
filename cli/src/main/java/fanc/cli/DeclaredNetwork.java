package fanc.cli;

import fanc.networks.lowering.Graph;
import fanc.properties.files.Property;
import fanc.properties.vnnlib.QueryInterface;
import fanc.properties.vnnlib.QueryTensor;
import fanc.properties.vnnlib.VnnlibQuery;
import java.util.List;
import java.util.Optional;

/** Whether a file is the network that a query of VNN-LIB 2.0 declares. */
final class DeclaredNetwork {
  private DeclaredNetwork() {}

  /**
   * Checks that a file goes by the name that a query gives it.
   *
   * @param named {@code path} or {@code name=path} as the user gave it
   * @throws BadInputException if the name is another
   */
  static void requireNamed(String named, Property property) {
    Optional<QueryInterface> declared = property.query().flatMap(VnnlibQuery::declared);
    boolean given = !LoadedNetwork.path(named).toString().equals(named);
    if (declared.isPresent() && given && !named.startsWith(declared.get().network() + "=")) {
      throw new BadInputException(
          property.file()
              + ": the query declares a network "
              + declared.get().network()
              + ", --network "
              + named
              + " names another; say --network "
              + declared.get().network()
              + "=FILE");
    }
  }

  /**
   * Checks that inputs and output of a file are those that a query declares, in the same order and
   * of the same numbers of elements. Shapes may differ otherwise: elements count row by row.
   *
   * @throws BadInputException if they are not
   */
  static void requireFits(Property property, LoadedNetwork network) {
    Optional<QueryInterface> declared = property.query().flatMap(VnnlibQuery::declared);
    if (declared.isEmpty()) {
      return;
    }
    List<QueryTensor> stated = declared.get().inputs();
    List<Graph.Input> found = network.model().inputs();
    if (stated.size() != found.size()) {
      throw refused(
          property, "declares " + stated.size() + " inputs, the network has " + found.size());
    }
    for (int i = 0; i < found.size(); i++) {
      requireSame(property, stated.get(i), found.get(i).name(), found.get(i).shape().size());
    }
    requireSame(
        property,
        declared.get().output(),
        network.model().outputName(),
        network.model().network().outputShape().size());
  }

  private static void requireSame(Property property, QueryTensor stated, String name, int size) {
    if (stated.size() != size) {
      throw refused(
          property,
          "declares " + stated + ", the network's " + name + " has " + size + " elements");
    }
    if (stated.onnxName().filter(n -> !n.equals(name)).isPresent()) {
      throw refused(
          property,
          "declares "
              + stated
              + " as "
              + stated.onnxName().get()
              + ", the network has "
              + name
              + " in its place; declare values in the order of the file");
    }
  }

  private static BadInputException refused(Property property, String why) {
    return new BadInputException(property.file() + ": the query " + why);
  }
}
