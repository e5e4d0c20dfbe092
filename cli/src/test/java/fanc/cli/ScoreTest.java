package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers about y = (max(x_0 + x_1, 0), 0.5) against what is said to be known of them. */
class ScoreTest {
  private static final String HEAD =
      "(declare-const X_0 Real)(declare-const X_1 Real)"
          + "(declare-const Y_0 Real)(declare-const Y_1 Real)\n"
          + "(assert (<= 0 X_0 1))(assert (<= 0 X_1 1))\n";
  private static final String LIST =
      "sum.onnx,holds.vnnlib,10\nsum.onnx,fails.vnnlib,10\nsum.onnx,broken.vnnlib,10\n";
  private static final String TITLES = "year,onnx,vnnlib,truth\n";

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

  private InProcess run(String list, String expected, Object... more) throws IOException {
    Object[] all = new Object[more.length + 5];
    all[0] = "verify";
    all[1] = "--instances";
    all[2] = workspace.write("instances.csv", list);
    all[3] = "--expected";
    all[4] = workspace.write("expected.csv", expected);
    System.arraycopy(more, 0, all, 5, more.length);
    return InProcess.run(all);
  }

  @Test
  void answersAsExpectedAreTenPointsEach() throws IOException {
    Path out = workspace.file("out");
    String two = LIST.lines().limit(2).reduce("", (a, b) -> a + b + "\n");
    InProcess run =
        run(
            two,
            TITLES
                + "2021,nets/sum.onnx.gz,holds.vnnlib.gz,unsat\n2021,sum.onnx,fails.vnnlib,sat\n",
            "--out",
            out);

    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.err())
        .contains("score 20 of 20 (VNN-COMP 2026: correct 10, incorrect -150, else 0)")
        .contains("correct 2 (1 sat, 1 unsat), incorrect 0");
    JsonNode score = new ObjectMapper().readTree(out.resolve("score.json").toFile());
    assertThat(score.path("$schema").asText()).isEqualTo("score-1.json");
    assertThat(score.path("summary").path("score").asInt()).isEqualTo(20);
    assertThat(score.path("instances").get(1).path("answer").asText()).isEqualTo("sat");
    InProcess again = run(two, TITLES + "1,sum.onnx,holds.vnnlib,sat\n", "--out", out, "--resume");
    assertThat(again.err()).contains("score -140 of 20");
  }

  @Test
  void anIncorrectAnswerFailsTheRun() throws IOException {
    InProcess run = run(LIST, TITLES + "2021,sum.onnx,holds.vnnlib,sat\n");
    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err())
        .contains("INCORRECT: sum.onnx, holds.vnnlib: unsat, but a counterexample is known")
        .contains("score -140 of 20", "error 1");
  }

  @Test
  void aReplayedWitnessIsCorrectWhateverWasExpected() throws IOException {
    Path out = workspace.file("results.csv");
    InProcess run =
        run("sum.onnx,fails.vnnlib,10\n", TITLES + "1,sum.onnx,fails.vnnlib,unsat\n", "--out", out);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("CONTRADICTS THE EXPECTATION: sum.onnx, fails.vnnlib: sat with a witness")
        .contains("score 10 of 10");
    assertThat(workspace.file("results.score.json")).content().contains("\"contradictions\" : 1");
  }

  @Test
  void whatIsUndecidedOrNotKnownCountsNothing() throws IOException {
    InProcess late = run(LIST, TITLES + "1,sum.onnx,holds.vnnlib,unsat\n", "--timeout", "1e-9");
    assertThat(late.err()).contains("score 0 of 10").contains("timeout 2, error 1");
    assertThat(late.status()).isEqualTo(3);
    InProcess open = run("sum.onnx,holds.vnnlib,10\n", TITLES + "1,sum.onnx,fails.vnnlib,sat\n");
    assertThat(open.err()).contains("score 0 of 0", "unsat of which nothing is known 1");
    assertThat(open.status()).isEqualTo(0);
    assertThat(
            run("sum.onnx,holds.vnnlib,10\n", TITLES + "1,a,b,sat\n", "--timeout", "1e-9").status())
        .isEqualTo(2);
  }

  @Test
  void fileOfWhatIsKnownIsRefusedByLineBeforeTheWork() throws IOException {
    InProcess run = run(LIST, TITLES + "1,sum.onnx,holds.vnnlib,maybe\n");
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("expected.csv: line 2: \"maybe\", expected sat, unsat or");
    InProcess alone =
        InProcess.run(
            "verify",
            workspace.file("holds.vnnlib"),
            "--network",
            workspace.file("sum.onnx"),
            "--expected",
            workspace.file("expected.csv"));
    assertThat(alone.err()).contains("--expected goes with --instances");
    assertThat(Files.exists(workspace.file("score.json"))).isFalse();
  }
}
