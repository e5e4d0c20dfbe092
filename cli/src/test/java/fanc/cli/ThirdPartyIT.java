package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of dependencies and licences, docs/third-party.txt, is about what is packaged. */
class ThirdPartyIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));

  /** A line: licences, name, coordinates. */
  private static final Pattern LINE =
      Pattern.compile(
          "((?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\) ?)+)(.*) \\((\\S+):(\\S+):(\\S+)\\)");

  private static final String HINT = "run .build/sbom, and look at what changed";

  private static List<String> lines() throws IOException {
    List<String> all = Files.readAllLines(ROOT.resolve("docs").resolve("third-party.txt"));
    return all.subList(1, all.size());
  }

  private static Set<String> listed() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String line : lines()) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      listed.add(matcher.group(4) + "-" + matcher.group(5));
    }
    return listed;
  }

  /** Names of jars without classifiers, which have the licence of their artifact. */
  private static Set<String> packaged(Path lib, Set<String> listed) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> jars = Files.list(lib)) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        if (!name.matches("[a-z]+-0\\.1\\.0")) {
          names.add(
              listed.stream()
                  .filter(known -> name.equals(known) || name.startsWith(known + "-"))
                  .findFirst()
                  .orElse(name));
        }
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cli", "training", "verifier/nd4j", "results/parquet"})
  void everyJarIsListed(String module) throws IOException {
    Path lib = ROOT.resolve(module).resolve("target").resolve("lib");
    assumeTrue(Files.isDirectory(lib), module + " is not packaged");
    Set<String> listed = listed();
    assertThat(listed).as(HINT).containsAll(packaged(lib, listed));
  }

  @Test
  void everythingListedHasALicence() throws IOException {
    for (String line : lines()) {
      assertThat(line).doesNotContainIgnoringCase("unknown license");
    }
  }

  @Test
  void nothingElseIsListed() throws IOException {
    Set<String> listed = listed();
    Set<String> rest = new TreeSet<>(listed);
    for (String module : List.of("cli", "training", "verifier/nd4j", "results/parquet")) {
      Path lib = ROOT.resolve(module).resolve("target").resolve("lib");
      assumeTrue(Files.isDirectory(lib), module + " is not packaged");
      rest.removeAll(packaged(lib, listed));
    }
    assertThat(rest).as(HINT).isEmpty();
  }
}
