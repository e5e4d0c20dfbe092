package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of instances about y = (max(x_0 + x_1, 0), 0.5). */
class InstancesRunTest {
  private static final String HEAD =
      "(declare-const X_0 Real)(declare-const X_1 Real)"
          + "(declare-const Y_0 Real)(declare-const Y_1 Real)\n"
          + "(assert (<= 0 X_0 1))(assert (<= 0 X_1 1))\n";

  private static final String SAMPLED_PIXELS =
      "\"kind\": \"l0\", \"pixels\": 1, \"select\": \"random\", \"count\": 3";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
    workspace.network("sum.onnx", 2, 1, 0, new double[][] {{1, 0}, {0, 0}}, 0, .5);
    workspace.write("holds.vnnlib", HEAD + "(assert (>= Y_0 3))");
    workspace.write("fails.vnnlib", HEAD + "(assert (>= Y_0 Y_1))");
    workspace.write("broken.vnnlib", HEAD + "(assert (>= Y_0");
  }

  private InProcess run(String list, Object... more) throws IOException {
    Object[] all = new Object[more.length + 3];
    all[0] = "verify";
    all[1] = "--instances";
    all[2] = workspace.write("instances.csv", list);
    System.arraycopy(more, 0, all, 3, more.length);
    return InProcess.run(all);
  }

  @Test
  void everyInstanceHasALineOfResults() throws IOException {
    InProcess run = run("sum.onnx,holds.vnnlib,10\r\n\r\n./sum.onnx,fails.vnnlib,10\r\n");
    assertThat(run.status()).isEqualTo(1);
    String seconds = "\\d+\\.\\d{3}";
    String category = folder.getFileName().toString();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(category + ",sum.onnx,holds.vnnlib," + seconds + ",unsat," + seconds),
            line ->
                assertThat(line)
                    .matches(category + ",./sum.onnx,fails.vnnlib," + seconds + ",sat," + seconds));
    assertThat(run.err()).contains("2 instances: 1 unsat, 1 sat, 0 unknown, 0 timeout, 0 error;");
  }

  @Test
  void faultOfOneInstanceDoesNotStopTheOthers() throws IOException {
    String list =
        "sum.onnx,broken.vnnlib,10\nmissing.onnx,holds.vnnlib,10\nsum.onnx,holds.vnnlib,10\n";
    InProcess run = run(list);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out().lines().map(line -> line.split(",", -1)[4]))
        .containsExactly("error", "error", "unsat");
    assertThat(run.err())
        .contains("instance in line 1 of the list", "broken.vnnlib: line 3", "missing.onnx")
        .doesNotContain("\tat ");
  }

  @Test
  void timeOfTheListOrTheOptionEndsAnInstance() throws IOException {
    assertThat(run("sum.onnx,holds.vnnlib,0.000000001\n").out()).contains(",timeout,");
    InProcess run = run("sum.onnx,holds.vnnlib,100\n", "--timeout", "1e-9");
    assertThat(run.out()).contains(",timeout,");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void folderOfResultsHoldsTheListAndTheCounterexamples() throws IOException {
    Path out = workspace.file("out");
    run("sum.onnx,holds.vnnlib,10\nsum.onnx,fails.vnnlib,10\n", "--out", out);
    assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(2);
    assertThat(out.resolve("sum_fails.counterexample")).content().startsWith("sat\n((X_0 ");
    assertThat(out.resolve("sum_holds.counterexample")).doesNotExist();
  }

  @Test
  void killedRunIsResumedAfterItsLastWholeLine() throws IOException {
    Path out = workspace.file("results.csv");
    String list = "sum.onnx,holds.vnnlib,10\nsum.onnx,fails.vnnlib,10\nsum.onnx,broken.vnnlib,1\n";
    run("sum.onnx,holds.vnnlib,10\n", "--out", out);
    String before = Files.readString(out);
    Files.writeString(out, "sums,sum.onnx,fails", StandardOpenOption.APPEND);

    InProcess again = run(list, "--out", out, "--resume");

    assertThat(again.out().lines()).hasSize(2);
    assertThat(again.err()).contains("3 instances: 1 unsat, 1 sat").contains("1 done before");
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0) + "\n").isEqualTo(before);
    assertThat(lines.get(1)).contains("sum.onnx,fails.vnnlib").contains(",sat,");
    assertThat(run(list, "--out", out, "--resume").out()).isEmpty();
  }

  @Test
  void resultsOfAnotherListAreNotTaken() throws IOException {
    Path out = workspace.file("results.csv");
    workspace.write("results.csv", "acasxu,sum.onnx,fails.vnnlib,0.1,unsat,0.1\n");
    InProcess run = run("sum.onnx,fails.vnnlib,10\n", "--out", out, "--resume");
    assertThat(run.out()).contains(",sat,");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void resultsOfFilesThatWereChangedSinceAreRefused() throws IOException {
    Path out = workspace.file("results.csv");
    String list = "sum.onnx,holds.vnnlib,10\n";
    run(list, "--out", out);
    FileTime later = FileTime.from(Files.getLastModifiedTime(out).toInstant().plusSeconds(5));
    for (String changed : new String[] {"sum.onnx", "holds.vnnlib"}) {
      Path input = workspace.file(changed);
      FileTime before = Files.getLastModifiedTime(input);
      Files.setLastModifiedTime(input, later);
      InProcess run = run(list, "--out", out, "--resume");
      assertThat(run.status()).isEqualTo(3);
      assertThat(run.err()).contains(changed + " was changed after these results").hasLineCount(1);
      Files.setLastModifiedTime(input, before);
    }
    assertThat(run(list, "--out", out, "--resume").err()).contains("1 done before");
  }

  @Test
  void sampleOfTheRegionsIsNoAnswer() throws IOException {
    Path sampled =
        workspace.write(
            "sampled.json",
            Workspace.patch("\"0..2\"", "")
                .replaceAll("\"kind\": \"patch\".*\"all\"", SAMPLED_PIXELS));
    InProcess listed = run("robust.onnx,sampled.json,10\n");
    assertThat(listed.out()).contains(",unknown,");
    InProcess alone = InProcess.run("verify", sampled, "--network", workspace.file("robust.onnx"));
    assertThat(alone.out()).isEqualTo("unknown\n");
    InProcess solver =
        InProcess.run(
            "verify",
            "--property",
            sampled,
            "--network",
            workspace.file("robust.onnx"),
            "--exit-style",
            "sat");
    assertThat(solver.out()).contains("verified");
    assertThat(solver.status()).isZero();
  }

  @Test
  void resultsAreNeverOverwritten() throws IOException {
    Path out = workspace.write("results.csv", "");
    InProcess run = run("sum.onnx,holds.vnnlib,10\n", "--out", out);
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("go on with --resume").hasLineCount(1);
    workspace.write("results.csv", "nonsense\n");
    InProcess other = run("sum.onnx,holds.vnnlib,10\n", "--out", out, "--resume");
    assertThat(other.status()).isEqualTo(3);
    assertThat(other.err()).contains("results.csv: line 1: not a result").hasLineCount(1);
  }

  @Test
  void optionsThatDoNotGoTogetherAreRefused() throws IOException {
    String list = "sum.onnx,holds.vnnlib,10\n";
    for (Object[] more :
        new Object[][] {
          {"--network", "sum.onnx"}, {"--property", "p.json"}, {"--resume"}, {"--images", "0"}
        }) {
      InProcess run = run(list, more);
      assertThat(run.status()).as(run.err()).isEqualTo(3);
      assertThat(run.out()).isEmpty();
    }
    assertThat(run("").err()).contains("no instances");
  }
}
