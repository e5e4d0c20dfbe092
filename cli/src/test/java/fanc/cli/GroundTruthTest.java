package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on instances whose truth several other programs agree on. */
class GroundTruthTest {
  @TempDir Path folder;

  /**
   * One line of the table.
   *
   * @param sat whether a counterexample exists
   * @param proved whether plain DeepZ proves it
   */
  private record Row(String network, String property, boolean sat, boolean proved) {}

  @ParameterizedTest
  @ValueSource(strings = {"auto", "scratch"})
  @Tag("full")
  void noVerdictContradictsTheTruth(String method) throws IOException {
    List<Row> rows = rows();
    Path list =
        Files.write(
            folder.resolve("instances.csv"),
            rows.stream().map(r -> r.network() + "," + r.property() + ",60").toList());

    InProcess run =
        InProcess.run(
            "verify", "--instances", list, "--method", method, "--store", folder.resolve("s"));

    List<String> answers = run.out().lines().map(line -> line.split(",", -1)[4]).toList();
    assertThat(answers).as(run.err()).hasSize(rows.size()).doesNotContain("error");
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < answers.size(); i++) {
      Row row = rows.get(i);
      assertThat(answers.get(i))
          .as("%s %s", row.network(), row.property())
          .isNotEqualTo(row.sat() ? "unsat" : "sat");
      counts.merge(answers.get(i) + " of " + (row.sat() ? "sat" : "unsat"), 1, Integer::sum);
    }
    System.out.println("verdicts of " + method + " on instances of known truth: " + counts);
    long expected = rows.stream().filter(Row::proved).count();
    assertThat(counts.getOrDefault("unsat of unsat", 0))
        .as("%s", counts)
        .isGreaterThanOrEqualTo((int) expected);
  }

  private static List<Row> rows() throws IOException {
    Map<String, Path> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(ReferenceFolder.file("."))) {
      all.forEach(f -> files.put(f.getFileName().toString(), f));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<Row> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(ReferenceFolder.file("ground_truth.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      String property = fields[3];
      Path found = files.getOrDefault(property, files.get(property + ".gz"));
      rows.add(
          new Row(
              files.get(fields[2]).toString(),
              found.toString(),
              fields[4].equals("sat"),
              fields[6].equals("True")));
    }
    assertThat(rows.stream().map(Row::network).collect(Collectors.toSet())).hasSizeGreaterThan(5);
    return rows;
  }
}
