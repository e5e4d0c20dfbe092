package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanc.networks.Network;
import fanc.networks.ReferenceFolder;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.verifier.kernels.JavaKernels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Benchmark instances whose verdict several other tools agree on. */
class ReferenceCounterexamplesTest {

  @TestFactory
  Stream<DynamicTest> whatOthersFalsifiedIsFalsified() throws IOException {
    return instances("sat").map(i -> DynamicTest.dynamicTest(i.name(), () -> falsified(i)));
  }

  @TestFactory
  Stream<DynamicTest> whatOthersProvedIsNeverFalsified() throws IOException {
    return instances("unsat").map(i -> DynamicTest.dynamicTest(i.name(), () -> notFalsified(i)));
  }

  private record Instance(Path network, Path property) {
    String name() {
      return network.getFileName() + " " + property.getFileName();
    }
  }

  private static void falsified(Instance instance) throws Exception {
    assertThat(isFalsified(instance, 2e9)).isTrue();
  }

  private static void notFalsified(Instance instance) throws Exception {
    assertThat(isFalsified(instance, 2e7)).isFalse();
  }

  private static boolean isFalsified(Instance instance, double work) throws Exception {
    Network network = OnnxModel.read(instance.network()).network();
    for (PropertyCase part : PropertyFile.read(instance.property()).cases()) {
      CounterexampleSearch search =
          new CounterexampleSearch(network, part.constraint().orElseThrow(), new JavaKernels());
      SearchBudget budget = new SearchBudget(work, 120, 0);
      if (search.search(part.family(), Suspects.unknown(), budget).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Instance> instances(String truth) throws IOException {
    Path folder = ReferenceFolder.orSkip();
    List<String> rows = Files.readAllLines(folder.resolve("ground_truth.csv"));
    List<Instance> instances =
        rows.stream()
            .map(row -> row.split(","))
            .filter(row -> row[4].equals(truth))
            .map(row -> new Instance(file(folder, row[2]), file(folder, row[3])))
            .toList();
    assumeTrue(!instances.isEmpty());
    return instances.stream();
  }

  private static Path file(Path folder, String name) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> List.of(name, name + ".gz").contains(f.getFileName().toString()))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
