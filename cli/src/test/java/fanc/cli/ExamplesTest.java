package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.ensemble.EnsembleFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every command's help ends with examples, and each of them works: it is run as it stands, in a
 * folder with the files that the examples name. A new command needs a line in {@link Examples} or a
 * footer of its own; a file that its lines name and that is not there yet is made in {@link
 * #makeFiles}.
 */
class ExamplesTest {
  /** Commands whose work is done by a module that is no part of this one. */
  private static final Set<String> ELSEWHERE = Set.of("train");

  @TempDir private static Path folder;

  private static CommandLine program() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal = new Terminal(nowhere, nowhere, false);
    return PathArguments.typed(new Program(terminal).whole());
  }

  @BeforeAll
  static void makeFiles() throws IOException {
    Workspace files = new Workspace(folder);
    new BenchFiles(files);
    files.write("bench.json", BenchFiles.benchmark("\"deepz\"", "deepz", 1));
    Files.copy(files.file("robust.onnx"), files.file("parent.onnx"));
    Files.copy(files.file("robust.onnx"), files.file("net.onnx"));
    // One weight differs: a child that is near its parent.
    files.network(
        "child.onnx", Workspace.PIXELS, .0634765625, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    Files.createDirectory(files.file("children"));
    Files.copy(files.file("child.onnx"), files.file("children").resolve("a.onnx"));
    files.write(
        "gate.json",
        "{\"$schema\": \"gate-1.json\", \"children\": \"children\", \"properties\": [\"patch.json\"],"
            + " \"parent\": \"parent.onnx\", \"baseline\": \"baseline.json\"}");
    files.write("members.json", EnsembleFile.toJson("two", List.of("child.onnx", "net.onnx")));
    files.write("query.vnnlib", query());
    files.write("instances.csv", "child.onnx,query.vnnlib,60\n");
    done("fanc prove --network parent.onnx --property patch.json");
    done("fanc verify --network child.onnx --property patch.json --certificate child.cert");
    done("fanc verify --network child.onnx --property patch.json --details --out result.json");
    done("fanc bench bench.json --runs results/made");
    try (Stream<Path> made = Files.list(folder.resolve("results").resolve("made"))) {
      Path runs = Files.createDirectories(folder.resolve("results").resolve("runs"));
      Files.move(made.findFirst().orElseThrow(), runs.resolve("2026-11-23-tiny"));
    }
  }

  /** All pixels between 0 and 0.05: the sum is at most 3.2. */
  private static String query() {
    String inputs =
        IntStream.range(0, Workspace.PIXELS)
            .mapToObj(
                i ->
                    "(declare-const X_%1$d Real)(assert (>= X_%1$d 0))(assert (<= X_%1$d 0.05))"
                        .formatted(i))
            .collect(Collectors.joining("\n"));
    return inputs + "\n(declare-const Y_0 Real)(declare-const Y_1 Real)\n(assert (<= Y_0 Y_1))\n";
  }

  private static void done(String line) {
    InProcess run = run(line);
    assertThat(run.status()).as(line + "\n" + run.err()).isBetween(0, 2);
  }

  static Stream<CommandSpec> commands() {
    return leaves(program());
  }

  /** Commands that can be run: those that hold no others. */
  private static Stream<CommandSpec> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command.getCommandSpec())
        : command.getSubcommands().values().stream().flatMap(ExamplesTest::leaves);
  }

  private static List<String> examples(CommandSpec command) {
    return Arrays.stream(command.usageMessage().footer())
        .flatMap(text -> text.replace("%n", "\n").lines())
        .map(String::strip)
        .filter(line -> line.startsWith("fanc "))
        .toList();
  }

  static Stream<String> lines() {
    return commands().flatMap(command -> examples(command).stream()).distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasExamplesOfItself(CommandSpec command) {
    List<String> examples = examples(command);
    assertThat(examples).as("add some of %s to Examples", command.qualifiedName()).isNotEmpty();
    assertThat(examples)
        .allMatch(line -> (line + " ").startsWith(command.qualifiedName() + " "))
        .allMatch(line -> line.length() <= 86);
    assertThat(command.usageMessage().footerHeading()).contains("Examples:");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void exampleWorks(String line) {
    InProcess run = run(line);
    if (ELSEWHERE.stream().anyMatch(name -> line.startsWith("fanc " + name + " "))) {
      assertThat(run.err()).contains("the trainer is not installed");
      return;
    }
    assertThat(run.status()).as(line + "\n" + run.err()).isBetween(0, 2);
    assertThat(run.err()).doesNotContain("fanc: ", "Exception");
  }

  /** Runs a line with all its paths, given or left to the program, in the folder. */
  private static InProcess run(String line) {
    List<String> words = new ArrayList<>(List.of(line.replaceFirst(" > .*", "").split(" ")));
    CommandLine command = program();
    int first = 1;
    while (first < words.size() && command.getSubcommands().containsKey(words.get(first))) {
      command = command.getSubcommands().get(words.get(first));
      first++;
    }
    List<String> rewritten = new ArrayList<>(words.subList(1, first));
    CommandSpec spec = command.getCommandSpec();
    OptionSpec before = null;
    for (String word : words.subList(first, words.size())) {
      boolean path =
          before == null
              ? !word.startsWith("-") && positionalsAreFiles(spec)
              : before.type() == Path.class;
      rewritten.add(path ? folder.resolve(word).toString() : word);
      OptionSpec option = spec.findOption(word);
      before = option != null && option.arity().max() > 0 ? option : null;
    }
    elsewhere(spec, words, "--store", ".fanc").forEach(rewritten::add);
    elsewhere(spec, words, "--runs", "runs").forEach(rewritten::add);
    if (spec.name().equals("init")) {
      elsewhere(spec, words, "-o", "begun").forEach(rewritten::add);
    }
    return InProcess.run(rewritten.toArray());
  }

  private static boolean positionalsAreFiles(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .anyMatch(p -> Path.class == p.type() || Path.class == p.auxiliaryTypes()[0]);
  }

  private static Stream<String> elsewhere(
      CommandSpec spec, List<String> words, String option, String name) {
    boolean needed = spec.findOption(option) != null && !words.contains(option);
    return needed ? Stream.of(option, folder.resolve(name).toString()) : Stream.empty();
  }
}
