package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that VNN-COMP calls, as processes, about y = (max(x_0 + x_1, 0), 0.5). */
class VnncompScriptsIT {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final String FIRST =
      "(declare-const X_0 Real)(declare-const X_1 Real)"
          + "(declare-const Y_0 Real)(declare-const Y_1 Real)\n"
          + "(assert (<= 0 X_0 1))(assert (<= 0 X_1 1))\n";
  private static final String SECOND =
      "(vnnlib-version <2.0>)(declare-network f (declare-input X float32 [1,2])"
          + " (declare-output Y float32 [1,2]))(assert (>= X[0,0] 0))(assert (<= X[0,0] 1))"
          + "(assert (>= X[0,1] 0))(assert (<= X[0,1] 1))";

  @TempDir Path folder;
  private Path root;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this system");
    root = Files.createDirectories(folder.resolve("a root"));
    Files.copy(ROOT.resolve("fanc"), root.resolve("fanc"));
    Files.createDirectories(root.resolve("vnncomp"));
    for (String script : List.of("install_tool", "prepare_instance", "run_instance")) {
      Path file = Path.of(script + ".sh");
      Files.copy(ROOT.resolve("vnncomp").resolve(file), root.resolve("vnncomp").resolve(file));
    }
    Path target = Files.createDirectories(root.resolve("cli").resolve("target"));
    Path built = ROOT.resolve("cli").resolve("target");
    Files.copy(built.resolve("fanc.jar"), target.resolve("fanc.jar"));
    Files.createSymbolicLink(target.resolve("lib"), built.resolve("lib"));
    Files.createFile(target.resolve("fanc.built"));
    workspace = new Workspace(folder);
    workspace.network("sum.onnx", 2, 1, 0, new double[][] {{1, 0}, {0, 0}}, 0, .5);
  }

  private Packaged script(String name, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("vnncomp").resolve(name + ".sh").toString());
    command.add("v1");
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("FANC_ARCHIVE", "no");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().put("TMPDIR", folder.toString());
    return Packaged.run(folder, process);
  }

  private String result(String network, String query, String seconds) throws Exception {
    Path results = folder.resolve("out " + query + ".txt");
    Packaged run = script("run_instance", "test", network, query, results, seconds);
    assertThat(run.status()).as(run.err()).isZero();
    return Files.readString(results);
  }

  @Test
  void aSmallBenchmarkIsRunAsInTheCompetition() throws Exception {
    workspace.write("sat.vnnlib", FIRST + "(assert (>= Y_0 Y_1))");
    workspace.write("second.vnnlib", SECOND + "(assert (>= Y[0,0] 1.5))");
    pack("second.vnnlib");
    pack("sum.onnx");
    workspace.write("product.vnnlib", FIRST + "(assert (<= (* X_0 Y_0) 1))");

    assertThat(script("install_tool").out()).startsWith("fanc ");
    Packaged ready = script("prepare_instance", "test", "sum.onnx", "sat.vnnlib");
    assertThat(ready.status()).as(ready.err()).isZero();
    assertThat(ready.err()).isEqualTo("supported\n");
    Packaged refused = script("prepare_instance", "test", "sum.onnx", "product.vnnlib");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("unsupported: ", "line 3: a product of variables");

    assertThat(result("sum.onnx", "sat.vnnlib", "60"))
        .matches("sat\n\\(\\(X_0 \\S+\\)\n\\(X_1 \\S+\\)\n\\(Y_0 \\S+\\)\n\\(Y_1 0.5\\)\\)\n");
    assertThat(result("sum.onnx.gz", "second.vnnlib.gz", "60"))
        .startsWith("sat\nX float32 [1,2]\n")
        .contains("\nY float32 [1,2]\n");
    workspace.write("unsat.vnnlib", FIRST + "(assert (>= Y_0 2.5))");
    assertThat(result("sum.onnx", "unsat.vnnlib", "60")).isEqualTo("unsat\n");
    assertThat(result("sum.onnx", "unsat.vnnlib", "0.01")).isEqualTo("timeout\n");
    assertThat(result("sum.onnx", "product.vnnlib", "60")).isEqualTo("error\n");
    try (var left = Files.list(folder)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .noneMatch(name -> name.startsWith("tmp.") || name.endsWith(".tmp"));
    }
  }

  @Test
  void whatAnEarlierInstanceLeftRunningIsEndedAndNothingElse() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash on this system");
    workspace.write("sat.vnnlib", FIRST + "(assert (>= Y_0 Y_1))");
    String named = "exec -a '-Dfanc.root=" + root + "' sleep 60";
    Process ours = new ProcessBuilder("/bin/bash", "-c", named).start();
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      for (Process process : List.of(other, ours)) {
        Path state = Files.createDirectories(folder.resolve("fanc-vnncomp-" + user()));
        Files.writeString(state.resolve("pid"), process.pid() + "\n");
        assertThat(script("prepare_instance", "test", "sum.onnx", "sat.vnnlib").status()).isZero();
      }
      assertThat(ours.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(other.isAlive()).isTrue();
    } finally {
      ours.destroyForcibly();
      other.destroyForcibly();
    }
    assertThat(script("run_instance", "test", "sum.onnx").status()).isEqualTo(1);
  }

  @Test
  void timeEndsAProcessThatIsStillReading() throws Exception {
    StringBuilder boxes = new StringBuilder(FIRST).append("(assert (or\n");
    for (int k = 0; k < 200_000; k++) {
      boxes.append("(and (<= 0.").append(k).append(" X_0 0.9) (<= Y_0 -").append(k).append("))\n");
    }
    workspace.write("large.vnnlib", boxes.append("))").toString());
    String[] verify = {
      "verify", "large.vnnlib", "--network", "sum.onnx", "--timeout", "0.4", "--exit-style", "fanc"
    };
    Packaged late = Packaged.run(folder, verify);
    assertThat(late.out()).isEqualTo("timed-out\n");
    assertThat(late.status()).isEqualTo(2);
    verify[7] = "sat";
    assertThat(Packaged.run(folder, verify).status()).isEqualTo(0);
  }

  private static String user() throws IOException {
    try (var out = new ProcessBuilder("id", "-u").start().getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private void pack(String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
      Files.copy(file, out);
    }
  }
}
