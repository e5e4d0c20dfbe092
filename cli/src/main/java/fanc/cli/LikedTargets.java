package fanc.cli;

import fanc.networks.Network;
import fanc.properties.PropertyFormatException;
import fanc.properties.images.IndexList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Classes and neurons of which the images that excite them are made. */
record LikedTargets(List<Target> targets) {
  /** Classes that are shown where nobody chose. */
  private static final int FIRST_CLASSES = 10;

  /**
   * One of them.
   *
   * @param name for people
   * @param value name of the value that the neuron is an entry of; empty for the output
   * @param neuron its place in that value, from 0
   */
  record Target(String name, Optional<String> value, int neuron) {

    /**
     * Returns the network whose output the neuron is an entry of.
     *
     * @throws BadInputException if the member has no such neuron, or it stands beside others that
     *     go around it
     */
    Network in(LoadedNetwork member) {
      Network network = member.network();
      int found = network.output();
      if (value.isPresent()) {
        found = 1;
        while (found <= network.output() && !network.name(found).equals(value.get())) {
          found++;
        }
      }
      if (found > network.output() || !network.cuts().contains(found)) {
        throw new BadInputException(
            member.path()
                + ": --neurons "
                + name
                + ": no value of that name that all paths pass through; fanc inspect marks them |");
      }
      if (neuron >= network.shape(found).size()) {
        throw new BadInputException(
            member.path()
                + ": "
                + name
                + ": expected a number below "
                + network.shape(found).size());
      }
      return found == network.output() ? network : network.prefix(found);
    }
  }

  /**
   * Reads what is wanted.
   *
   * @param classes a list of classes; null for the first ten, unless there are neurons
   * @param neurons {@code VALUE:NUMBER,...}; null for none
   * @param outputs number of classes
   */
  static LikedTargets parse(String classes, String neurons, int outputs)
      throws PropertyFormatException {
    List<Target> targets = new ArrayList<>();
    if (classes != null || neurons == null) {
      List<Integer> chosen =
          classes == null
              ? IndexList.all(Math.min(FIRST_CLASSES, outputs)).rows()
              : IndexList.parse(classes).rows();
      chosen.forEach(c -> targets.add(new Target("class " + c, Optional.empty(), c)));
    }
    if (neurons != null) {
      for (String word : neurons.split(",", -1)) {
        targets.add(neuron(word.strip()));
      }
    }
    return new LikedTargets(targets);
  }

  private static Target neuron(String word) {
    int colon = word.lastIndexOf(':');
    if (colon < 1 || !word.substring(colon + 1).matches("\\d{1,9}")) {
      throw new BadInputException(
          "--neurons "
              + word
              + ": expected VALUE:NUMBER, such as relu_1:7; fanc inspect has names");
    }
    return new Target(
        word, Optional.of(word.substring(0, colon)), Integer.parseInt(word.substring(colon + 1)));
  }
}
