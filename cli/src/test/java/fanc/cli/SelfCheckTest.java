package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What proves a claim that is false is caught. With the backend here everything is 0 but biases, so
 * that any method proves whatever these fulfil.
 */
class SelfCheckTest {
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}fanc (.*)$");

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void makeWorkspace() throws IOException {
    workspace = new Workspace(Files.createDirectory(folder.resolve("work")));
  }

  private InProcess unsound(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--backend", EmptyKernels.NAME, "--store", folder.resolve("store")));
    return EmptyProvider.run(Files.createDirectories(folder.resolve("services")), all.toArray());
  }

  private InProcess verifyFragile(Object... more) throws IOException {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "verify",
                "--network",
                workspace.file("fragile.onnx"),
                "--property",
                workspace.file("patch.json"),
                "--method",
                "box"));
    all.addAll(List.of(more));
    return unsound(all.toArray());
  }

  private List<Path> kept(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.filter(f -> f.getFileName().toString().contains("contradiction")).toList();
    }
  }

  @Test
  void aFalseProofEndsTheRunAndCanBeSeenAgain() throws IOException {
    Path out = workspace.file("result.json");

    InProcess run = verifyFragile("--images", "2", "--out", out, "--seed", "7");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(out).doesNotExist();
    assertThat(run.out()).doesNotContain("verified");
    assertThat(run.err())
        .contains("self-check failed", "fragile.onnx, image 2", "backend empty", "do not rely");
    List<Path> kept = kept(out.getParent());
    assertThat(kept).hasSize(1);
    assertThat(run.err()).contains(kept.get(0).toString());
    assertThat(kept.get(0).resolve("network.onnx"))
        .hasSameBinaryContentAs(workspace.file("fragile.onnx"));
    assertThat(kept.get(0).resolve("run.json"))
        .content()
        .contains("\"seed\" : 7", "\"backend\" : \"empty\"", "\"arguments\"", "\"networkSha256\"");
  }

  @Test
  void theFolderHasCommandsThatReproduceIt() throws IOException {
    Path out = workspace.file("result.json");
    verifyFragile("--images", "2", "--region", "3,4", "--out", out);
    Path kept = kept(out.getParent()).get(0);
    Path moved = Files.move(kept, folder.resolve("elsewhere"));
    Files.delete(workspace.file("patch.json"));
    Files.delete(workspace.file("images.csv"));

    List<String[]> commands = commands(moved);

    assertThat(commands).hasSize(2);
    assertThat(String.join(" ", commands.get(0))).contains("--region 3,4", "--method box");
    InProcess again = EmptyProvider.run(folder.resolve("services"), (Object[]) commands.get(0));
    assertThat(again.status()).as(again.err()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(again.err()).contains("self-check failed");
    InProcess point = InProcess.run((Object[]) commands.get(1));
    assertThat(point.status()).as(point.err() + point.out()).isEqualTo(ExitStatus.VIOLATED);
  }

  /** The commands name files in their folder; a test has another working folder. */
  private static List<String[]> commands(Path where) throws IOException {
    List<String[]> commands = new ArrayList<>();
    Matcher matcher = COMMAND.matcher(Files.readString(where.resolve("README.md")));
    while (matcher.find()) {
      String[] words = matcher.group(1).split(" ");
      for (int i = 0; i < words.length; i++) {
        Path file = where.resolve(words[i]);
        words[i] = Files.exists(file) || words[i].equals("store") ? file.toString() : words[i];
      }
      List<String> all = new ArrayList<>(List.of(words));
      if (words[0].equals("verify")) {
        all.addAll(List.of("--out", where.resolve("again.json").toString()));
      }
      commands.add(all.toArray(String[]::new));
    }
    return commands;
  }

  @Test
  void aContradictionThatIsFoundAgainIsKeptOnce() throws IOException {
    Path out = workspace.file("result.json");
    verifyFragile("--images", "2", "--out", out);

    InProcess again = verifyFragile("--images", "2", "--out", out);

    assertThat(again.status()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(kept(out.getParent())).hasSize(1);
  }

  @Test
  void withoutTheCheckTheFalseProofStands() throws IOException {
    InProcess run =
        verifyFragile("--images", "2", "--no-self-check", "--out", workspace.file("r.json"));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
  }

  @Test
  void oneContradictionEndsARunOverManyNetworks() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));

    InProcess run =
        unsound(
            "verify",
            "--network",
            workspace.file("").resolve("*.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--method",
            "box",
            "--out",
            out.resolve("children"));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(run.err()).contains("self-check failed");
    assertThat(kept(out)).hasSize(1);
  }

  @Test
  void oneContradictionEndsAListOfInstances() throws IOException {
    Path list =
        workspace.write(
            "list.csv",
            workspace.file("fragile.onnx")
                + ","
                + query()
                + ",10\n"
                + workspace.file("robust.onnx")
                + ","
                + query()
                + ",10\n");

    InProcess run =
        unsound(
            "verify",
            "--instances",
            list,
            "--method",
            "box",
            "--attack",
            "0",
            "--out",
            workspace.file("results.csv"));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(run.err()).contains("self-check failed", "case 0");
    assertThat(kept(workspace.file(""))).hasSize(1);
  }

  /** All pixels but four are black. */
  private Path query() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Workspace.PIXELS; i++) {
      text.append("(declare-const X_" + i + " Real)\n");
    }
    text.append("(declare-const Y_0 Real)\n(declare-const Y_1 Real)\n");
    for (int i = 0; i < Workspace.PIXELS; i++) {
      text.append("(assert (>= X_" + i + " 0))(assert (<= X_" + i + " " + (i < 4 ? 1 : 0) + "))\n");
    }
    return workspace.write("query.vnnlib", text.append("(assert (<= Y_0 Y_1))\n").toString());
  }

  @Test
  void aProofOfAParentIsCheckedBeforeItIsKept() throws IOException {
    Path out = workspace.file("prove.json");

    InProcess run =
        unsound(
            "prove",
            "--network",
            workspace.file("fragile.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--method",
            "fanc-original",
            "--out",
            out);

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.INTERNAL);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.map(Path::toString)).noneMatch(f -> f.endsWith(".fancproof"));
    }
    assertThat(Files.readString(kept(out.getParent()).get(0).resolve("README.md")))
        .contains("fanc prove --network network.onnx");
  }

  @Test
  void aBenchmarkOfFalseProofsEndsWithoutItsCell() throws IOException {
    String benchmark = BenchFiles.benchmark("\"box\"", "box", 1);
    workspace.write(
        "bench.json",
        benchmark.replace("\"robust.onnx\", \"recipes\": [\"recipe.json\"]", "\"fragile.onnx\""));

    InProcess run =
        EmptyProvider.run(
            Files.createDirectories(folder.resolve("services")),
            "bench",
            workspace.file("bench.json"),
            "--runs",
            folder.resolve("runs"),
            "--backend",
            EmptyKernels.NAME);

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(run.err()).contains("self-check failed");
  }

  @Test
  void whatIsSoundPassesAndSaysWhatTheCheckTook() throws Exception {
    Path out = workspace.file("result.json");

    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            workspace.file("robust.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--store",
            folder.resolve("store"),
            "--out",
            out);

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    VerificationResult result = ResultFile.readVerification(out);
    assertThat(result.summary().secondsSelfCheck()).isPositive();
    assertThat(kept(out.getParent())).isEmpty();
  }
}
