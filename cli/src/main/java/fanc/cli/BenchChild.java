package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.Chain;
import fanc.approx.Child;
import fanc.approx.RecipeFile;
import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OnnxModel;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.NamedPath;
import fanc.properties.files.Property;
import fanc.results.Benchmark.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A child that a benchmark measures.
 *
 * @param name its name in tables
 * @param loaded the child; one that a recipe made has its name in place of a file
 */
record BenchChild(String name, LoadedNetwork loaded) {
  /** The name of a parent that is measured for want of children. */
  static final String ITSELF = "itself";

  private static final String EXTENSION = ".onnx";

  /**
   * Returns the child as it takes images that a property hands over.
   *
   * @throws PropertyFormatException if the images' size can not be found out
   */
  BenchChild asAskedBy(Property property) throws PropertyFormatException {
    return new BenchChild(name, loaded.asAskedBy(property));
  }

  /** Returns the network it computes. */
  Network network() {
    return loaded.network();
  }

  /**
   * Returns the children of a parent, those from files first.
   *
   * @param folder where relative paths start
   * @param output which output of their files the children compute
   * @throws BadInputException if two have the same name
   */
  static List<BenchChild> of(
      Subject subject, LoadedNetwork parent, Path folder, OutputChoice output)
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    List<BenchChild> children = new ArrayList<>();
    for (String named : subject.children()) {
      for (Path file : files(NamedPath.resolve(folder, named))) {
        String name = file.getFileName().toString();
        boolean plain = name.endsWith(EXTENSION);
        children.add(
            new BenchChild(
                plain ? name.substring(0, name.length() - EXTENSION.length()) : name,
                LoadedNetwork.read(file.toString(), output)));
      }
    }
    for (String recipe : subject.recipes()) {
      for (Chain chain : RecipeFile.read(NamedPath.resolve(folder, recipe)).children()) {
        OnnxModel model = Child.of(parent.model(), chain).model();
        children.add(new BenchChild(chain.name(), new LoadedNetwork(Path.of(chain.name()), model)));
      }
    }
    Set<String> names = new HashSet<>();
    for (BenchChild child : children) {
      requireSizes(child, parent.network());
      if (!names.add(child.name())) {
        throw new BadInputException(
            subject.network() + " has two children named '" + child.name() + "'; name each once");
      }
    }
    return children.isEmpty() ? List.of(new BenchChild(ITSELF, parent)) : children;
  }

  private static void requireSizes(BenchChild child, Network parent) {
    Network network = child.network();
    if (network.inputShape().size() != parent.inputShape().size()
        || network.outputShape().size() != parent.outputShape().size()) {
      throw new BadInputException(
          child.loaded().path()
              + " takes "
              + network.inputShape()
              + " to "
              + network.outputShape()
              + ", its parent "
              + parent.inputShape()
              + " to "
              + parent.outputShape()
              + "; a child has its parent's sizes");
    }
  }

  private static List<Path> files(Path named) throws IOException {
    if (!Files.isDirectory(named)) {
      return List.of(named);
    }
    try (Stream<Path> files = Files.list(named)) {
      return files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
    }
  }
}
