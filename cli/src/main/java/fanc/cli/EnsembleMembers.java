package fanc.cli;

import fanc.networks.ensemble.Ensemble;
import fanc.networks.ensemble.EnsembleFile;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks that a comparison is about: as many inputs and outputs each. */
final class EnsembleMembers {
  private EnsembleMembers() {}

  /**
   * Returns the files that are meant.
   *
   * @param arguments files, folders and patterns
   * @param ensemble a file that lists members; null for none
   * @throws BadInputException unless there are from 2 to {@value Ensemble#MOST_MEMBERS}, by one of
   *     the two ways
   */
  static List<Path> files(List<Path> arguments, Path ensemble) throws IOException {
    if (ensemble != null && !arguments.isEmpty()) {
      throw new BadInputException("--ensemble lists the members; name no files beside it");
    }
    List<Path> files = new ArrayList<>();
    if (ensemble != null) {
      files.addAll(EnsembleFile.read(ensemble).members());
    }
    for (Path argument : arguments) {
      if (NetworkFiles.areMeantBy(argument.toString())) {
        files.addAll(NetworkFiles.of(argument.toString()));
      } else {
        files.add(argument);
      }
    }
    if (files.size() < 2 || files.size() > Ensemble.MOST_MEMBERS) {
      throw new BadInputException(
          files.size()
              + (files.size() == 1 ? " network" : " networks")
              + "; a comparison takes 2 to "
              + Ensemble.MOST_MEMBERS
              + ": name their files, a folder, or --ensemble FILE");
    }
    return files;
  }

  /**
   * Reads networks.
   *
   * @param property whose images they take, if there is one
   * @throws BadInputException if two have other numbers of inputs or outputs
   */
  static List<LoadedNetwork> read(
      List<Path> files, OutputChoice output, Optional<Property> property)
      throws IOException, NetworkFormatException, PropertyFormatException {
    List<LoadedNetwork> members = new ArrayList<>();
    for (Path file : files) {
      LoadedNetwork read = LoadedNetwork.read(file, output);
      members.add(property.isPresent() ? read.asAskedBy(property.get()) : read);
      requireLike(members.get(0), members.get(members.size() - 1));
    }
    return members;
  }

  private static void requireLike(LoadedNetwork first, LoadedNetwork other) {
    if (first.network().inputShape().size() != other.network().inputShape().size()
        || first.network().outputShape().size() != other.network().outputShape().size()) {
      throw new BadInputException(
          shapes(first)
              + ", but "
              + shapes(other)
              + "; members need as many inputs and outputs each");
    }
    if (first.network().outputShape().size() < 2) {
      throw new BadInputException(first.path() + ": has one output, so it chooses no class");
    }
  }

  private static String shapes(LoadedNetwork member) {
    return member.path()
        + ": takes "
        + member.network().inputShape()
        + " and gives "
        + member.network().outputShape();
  }
}
