package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.properties.images.IndexList;
import fanc.results.Benchmark;
import fanc.results.Benchmark.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/**
 * A benchmark with all its files read.
 *
 * @param families the parents with their children
 * @param claims the properties with their images
 * @param methods the methods, in the order they take turns
 * @param baseline the one that the others are compared with
 */
record BenchPlan(
    List<Family> families, List<Claims> claims, List<Method> methods, Method baseline) {

  /**
   * A parent with its children.
   *
   * @param name as the benchmark names it
   */
  record Family(String name, LoadedNetwork parent, List<BenchChild> children) {

    /**
     * Returns the networks as they take images that a property hands over.
     *
     * @throws PropertyFormatException if the images' size can not be found out
     */
    Family asAskedBy(Property property) throws PropertyFormatException {
      List<BenchChild> asked = new ArrayList<>();
      for (BenchChild child : children) {
        asked.add(child.asAskedBy(property));
      }
      return new Family(name, parent.asAskedBy(property), asked);
    }
  }

  /**
   * A property with its images.
   *
   * @param name as the benchmark names it
   */
  record Claims(String name, Property property, List<PropertyCase> cases) {}

  /**
   * Reads all files.
   *
   * @param file the benchmark's file, where relative paths start
   * @param output which output of their files the networks compute
   * @throws BadInputException if a method is unknown, not built or can not be measured
   */
  static BenchPlan of(Path file, Benchmark benchmark, OutputChoice output)
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    List<Method> methods = new ArrayList<>();
    for (String name : benchmark.methods()) {
      methods.add(method(file, name));
    }
    Method baseline = method(file, benchmark.baseline());
    if (baseline.transfers()) {
      throw new BadInputException(
          file
              + ": key 'baseline': "
              + baseline
              + " needs a parent's proof; name one that does not");
    }
    Path folder = file.toAbsolutePath().getParent();
    List<Claims> claims = new ArrayList<>();
    for (String name : benchmark.properties()) {
      Property property = PropertyFile.read(folder.resolve(name));
      boolean all = benchmark.images().equals(Benchmark.ALL_IMAGES);
      claims.add(
          new Claims(
              name,
              property,
              all ? property.cases() : property.cases(IndexList.parse(benchmark.images()))));
    }
    List<Family> families = new ArrayList<>();
    for (Subject subject : benchmark.networks()) {
      LoadedNetwork parent =
          LoadedNetwork.read(folder.resolve(subject.network()).toString(), output);
      families.add(
          new Family(subject.network(), parent, BenchChild.of(subject, parent, folder, output)));
    }
    return new BenchPlan(families, claims, methods, baseline);
  }

  private static Method method(Path file, String name) {
    try {
      Method method = new Method.Converter().convert(name);
      if (method == Method.AUTO) {
        throw new BadInputException(
            file + ": key 'methods': auto depends on a store; name the method it would choose");
      }
      return method;
    } catch (TypeConversionException e) {
      throw new BadInputException(file + ": key 'methods': " + e.getMessage(), e);
    }
  }

  /** Returns the number of cells. */
  int size() {
    int cells = 0;
    for (Family family : families) {
      for (Claims some : claims) {
        cells += family.children().size() * some.cases().size();
      }
    }
    return cells;
  }
}
