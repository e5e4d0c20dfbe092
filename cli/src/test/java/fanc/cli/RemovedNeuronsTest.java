package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.approx.Child;
import fanc.approx.Effect;
import fanc.approx.Norm;
import fanc.approx.Part;
import fanc.approx.StructuredPruning;
import fanc.networks.onnx.OnnxModel;
import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that lost neurons uses the proof of its parent. */
class RemovedNeuronsTest {
  @TempDir Path folder;

  @Test
  void childWithFewerNeuronsIsDecidedInItsParentsShape() throws Exception {
    Workspace workspace = new Workspace(folder);
    Path parent = workspace.file("robust.onnx");
    InProcess proved = run(workspace, "prove", parent, "--preset", "join");
    assertThat(proved.status()).as(proved.err()).isEqualTo(ExitStatus.OK);
    OnnxModel model = OnnxModel.read(parent);
    Child smaller =
        Child.of(
            model,
            new StructuredPruning(Part.NEURONS, new BigDecimal("0.5"), Norm.L1, Effect.REMOVE));
    Path child = workspace.file("smaller.onnx");
    smaller.write(child, parent);
    assertThat(smaller.model().network().shape(1).size()).isEqualTo(1);
    Path out = workspace.file("r.json");
    InProcess verified = run(workspace, "verify", child, "--out", out);
    assertThat(verified.status()).as(verified.err()).isEqualTo(ExitStatus.OK);
    assertThat(verified.err()).contains("decided in the shape of its parent");
    VerificationResult record = ResultFile.readVerification(out);
    assertThat(record.network().sha256()).isEqualTo(smaller.model().sha256());
    assertThat(record.proof().parentSha256()).isEqualTo(model.sha256());
    assertThat(record.summary().regionsVerified()).isEqualTo(2 * Workspace.POSITIONS);
  }

  private static InProcess run(Workspace workspace, String command, Path network, Object... more) {
    Object[] arguments = {
      command,
      "--network",
      network,
      "--property",
      workspace.file("patch.json"),
      "--store",
      workspace.file("store")
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return InProcess.run(all);
  }
}
