package fanc.cli;

import fanc.networks.Network;
import fanc.networks.ensemble.Ensemble;
import fanc.networks.ensemble.EnsembleFile;
import fanc.networks.ensemble.SummedNetwork;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of an ensemble in memory, and their sum.
 *
 * @param file that lists them
 * @param members in its order; a file that is listed twice is there twice
 * @param sum one model of all, with a node that adds their outputs
 */
record LoadedEnsemble(Path file, List<LoadedNetwork> members, OnnxModel sum) {

  /** Copies the list. */
  LoadedEnsemble {
    members = List.copyOf(members);
  }

  /**
   * Reads an ensemble.
   *
   * @param output which output of each file is meant
   * @throws BadInputException if two members have inputs or outputs of different shapes
   */
  static LoadedEnsemble read(Path file, OutputChoice output)
      throws IOException, NetworkFormatException {
    Ensemble listed = EnsembleFile.read(file);
    Map<Path, LoadedNetwork> read = new LinkedHashMap<>();
    List<LoadedNetwork> members = new ArrayList<>();
    for (Path path : listed.members()) {
      if (!read.containsKey(path)) {
        read.put(path, LoadedNetwork.read(path, output));
      }
      LoadedNetwork member = read.get(path);
      requireLike(file, members.isEmpty() ? member : members.get(0), member);
      members.add(member);
    }
    try {
      List<OnnxModel> models = members.stream().map(LoadedNetwork::model).toList();
      return new LoadedEnsemble(file, members, OnnxModel.sumOf(models));
    } catch (NetworkFormatException e) {
      throw new NetworkFormatException(file + ": " + e.getMessage(), e);
    }
  }

  private static void requireLike(Path file, LoadedNetwork first, LoadedNetwork other) {
    Network a = first.network();
    Network b = other.network();
    boolean inputs = a.inputShape().equals(b.inputShape());
    if (!inputs || !a.outputShape().equals(b.outputShape())) {
      throw new BadInputException(
          file
              + ": members "
              + first.path()
              + " and "
              + other.path()
              + " have "
              + (inputs ? "outputs " : "inputs ")
              + (inputs ? a.outputShape() : a.inputShape())
              + " and "
              + (inputs ? b.outputShape() : b.inputShape())
              + "; the members of an ensemble have the same");
    }
    if (other.model().dropped().isPresent()) {
      throw new BadInputException(
          file
              + ": member "
              + other.path()
              + " ends in "
              + other.model().dropped().get()
              + "; what is proven is about the mean of the values before it, not of what the file"
              + " computes: export it without");
    }
  }

  /**
   * An ensemble as a property asks for it.
   *
   * @param whole the sum, which the path of the ensemble's file names
   * @param sum the same, with what is known of its parts
   * @param members in order
   */
  record Asked(LoadedNetwork whole, SummedNetwork sum, List<LoadedNetwork> members) {}

  /**
   * Returns the members with images as a property hands them over, and their sum.
   *
   * @throws PropertyFormatException if the images' size can not be found out
   */
  Asked asAskedBy(Property property) throws PropertyFormatException {
    Map<LoadedNetwork, LoadedNetwork> known = new LinkedHashMap<>();
    for (LoadedNetwork member : members) {
      if (!known.containsKey(member)) {
        known.put(member, member.asAskedBy(property));
      }
    }
    List<LoadedNetwork> asked = members.stream().map(known::get).toList();
    SummedNetwork added = SummedNetwork.of(asked.stream().map(LoadedNetwork::network).toList());
    LoadedNetwork whole = new LoadedNetwork(file, sum, added.network(), asked.get(0).order());
    return new Asked(whole, added, asked);
  }

  /**
   * Returns about how many multiplications the members and their sum take, see {@link
   * WorkEstimate}.
   *
   * @param decisions how often each case is decided
   */
  double estimate(Property property, SelectionOptions selection, int decisions)
      throws PropertyFormatException {
    LoadedNetwork whole = asAskedBy(property).whole();
    return WorkEstimate.of(
        whole.network(),
        selection.cases(property.scoredBy(new GradientScores(whole))),
        2 * decisions);
  }
}
