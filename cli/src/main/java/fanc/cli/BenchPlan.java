package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.NamedPath;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.images.IndexList;
import fanc.results.Benchmark;
import fanc.results.Benchmark.Subject;
import fanc.results.Benchmark.Variant;
import fanc.results.BenchmarkCell;
import fanc.results.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A benchmark with all its files read.
 *
 * @param families the parents with their children and what is asked of them
 * @param methods the methods, in the order they take turns
 * @param baseline the one that the others are compared with
 */
record BenchPlan(List<Family> families, List<BenchMethod> methods, BenchMethod baseline) {

  /**
   * A parent with its children.
   *
   * @param name as the benchmark names it
   * @param claims what is asked of them
   */
  record Family(String name, LoadedNetwork parent, List<BenchChild> children, List<Claims> claims) {

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
      return new Family(name, parent.asAskedBy(property), asked, claims);
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
   * @throws BadInputException if a method can not be measured, or something would be measured twice
   */
  static BenchPlan of(Path file, Benchmark benchmark, OutputChoice output)
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    List<BenchMethod> methods = new ArrayList<>();
    for (Variant variant : benchmark.methods()) {
      methods.add(BenchMethod.of(file, variant));
    }
    BenchMethod baseline =
        methods.stream().filter(m -> m.name().equals(benchmark.baseline())).findFirst().get();
    if (baseline.transfers()) {
      throw new BadInputException(
          file
              + ": key 'baseline': "
              + baseline.name()
              + " needs a parent's proof; name one that does not");
    }
    Path folder = file.toAbsolutePath().getParent();
    List<Family> families = new ArrayList<>();
    for (Subject subject : benchmark.networks()) {
      families.add(family(subject, folder, output));
    }
    requireDistinct(file, families);
    return new BenchPlan(families, methods, baseline);
  }

  private static Family family(Subject subject, Path folder, OutputChoice output)
      throws IOException, NetworkFormatException, PropertyFormatException, ApproximationException {
    List<Claims> claims = new ArrayList<>();
    for (String name : subject.properties()) {
      Property property = Deployed.readReal(NamedPath.resolve(folder, name), "fanc bench");
      boolean all = subject.images().equals(Benchmark.ALL_IMAGES);
      claims.add(
          new Claims(
              name,
              property,
              all ? property.cases() : property.cases(IndexList.parse(subject.images()))));
    }
    Path file = NamedPath.resolve(folder, subject.network());
    LoadedNetwork parent = LoadedNetwork.read(file.toString(), output);
    List<BenchChild> children = BenchChild.of(subject, parent, folder, output);
    return new Family(subject.network(), parent, children, claims);
  }

  /** One parent may stand several times, but not with the same child and the same property. */
  private static void requireDistinct(Path file, List<Family> families) {
    Set<List<String>> seen = new HashSet<>();
    for (Family family : families) {
      for (BenchChild child : family.children()) {
        for (Claims claims : family.claims()) {
          if (!seen.add(List.of(family.name(), child.name(), claims.name()))) {
            throw new BadInputException(
                "%s: key 'networks': %s stands twice with child '%s' and property %s"
                    .formatted(file, family.name(), child.name(), claims.name()));
          }
        }
      }
    }
  }

  /**
   * Checks that no method lost a region that one proves whose steps it contains.
   *
   * @throws IllegalStateException if one did
   */
  void requireNothingLost(List<BenchmarkCell> cells) {
    for (BenchmarkCell cell : cells) {
      for (BenchMethod method : methods) {
        for (BenchMethod other : methods) {
          if (cell.skipped() == null && method.mustVerifyWhat(other)) {
            requireNothingLost(cell, method.name(), other.name());
          }
        }
      }
    }
  }

  private static void requireNothingLost(BenchmarkCell cell, String method, String other) {
    Measurement own = cell.measurement(method);
    Measurement others = cell.measurement(other);
    if (!own.ended() && !others.ended() && own.verified() < others.verified()) {
      throw new IllegalStateException(
          "%s, child %s, %s, image %d: %s lost %d region(s) that %s proves"
              .formatted(
                  cell.network(),
                  cell.child(),
                  cell.property(),
                  cell.image(),
                  method,
                  others.verified() - own.verified(),
                  other));
    }
  }

  /** Returns the number of cells. */
  int size() {
    int cells = 0;
    for (Family family : families) {
      for (Claims some : family.claims()) {
        cells += family.children().size() * some.cases().size();
      }
    }
    return cells;
  }
}
