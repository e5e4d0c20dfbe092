package fanc.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that documents tell a reader to type do what the documents say. */
class TutorialsIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final List<String> SINGLE =
      List.of("docs/reading-the-report.md", "examples/README.md");

  @TempDir Path folder;
  @TempDir Path logs;

  static List<String> documents() throws IOException {
    Path tutorials = ROOT.resolve("docs/tutorials");
    try (Stream<Path> files =
        Files.isDirectory(tutorials) ? Files.list(tutorials).sorted() : Stream.empty()) {
      return Stream.concat(files, SINGLE.stream().map(ROOT::resolve))
          .filter(file -> file.toString().endsWith(".md") && Files.exists(file))
          .map(file -> ROOT.relativize(file).toString())
          .toList();
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("documents")
  void commandsOfTheDocumentWork(String name) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    ShellDocument document = ShellDocument.read(ROOT, ROOT.resolve(name));
    new Checkout(folder).run(document, logs);
  }
}
