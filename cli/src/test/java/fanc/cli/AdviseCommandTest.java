package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.onnx.OnnxModel;
import fanc.results.AdviceResult;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Children that are chosen for a real network and a small property, and what is refused. */
class AdviseCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("fanc.root"));
  private static final Path PARENT = ROOT.resolve("networks/models/mnist-1x100.onnx");
  private static final Path PROPERTY = ROOT.resolve("properties/instances/patch2x2-tiny.json");
  private static final int REGIONS = 6;

  @TempDir Path folder;

  private InProcess advise(String target, Object... more) {
    return advise(PARENT, target, more);
  }

  private InProcess advise(Path parent, String target, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("advise", "--network", parent, "--property", PROPERTY, "--target", target));
    words.addAll(List.of("-o", folder.resolve("child.onnx"), "--store", folder.resolve("store")));
    words.addAll(List.of("--threads", 1, "--out", folder.resolve("advice.json")));
    words.addAll(Arrays.asList(more));
    return InProcess.run(words.toArray());
  }

  private AdviceResult result() throws IOException {
    return ResultFile.read(folder.resolve("advice.json"), AdviceResult.SCHEMA, AdviceResult.class);
  }

  @ParameterizedTest
  @CsvSource({"int8,1", "int8,0.6", "sparsity=.5,1"})
  void childKeepsWhatWasAskedAndIsNoLargerThanUniform(String target, String keep) throws Exception {
    InProcess run = advise(target, "--keep-certified", keep);
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    AdviceResult result = result();
    assertThat(result.reached()).isTrue();
    assertThat(result.goal().regionsProven()).isEqualTo(REGIONS);
    AdviceResult.Chosen chosen = result.chosen();
    assertThat(chosen.regionsKept()).isGreaterThanOrEqualTo(result.goal().regionsToKeep());
    assertThat(chosen.size())
        .isEqualTo(result.tensors().stream().mapToLong(AdviceResult.Tensor::size).sum());
    assertThat(result.trials()).isNotEmpty();
    for (AdviceResult.Trial trial : result.trials()) {
      // What one look knows to be verified the ladder verifies too.
      assertThat(trial.regionsKept()).isGreaterThanOrEqualTo(trial.regionsSettled());
      assertThat(!trial.kept() || trial.size() >= chosen.size()).isTrue();
    }
    assertThat(result.trials()).anyMatch(AdviceResult.Trial::uniform);
    Path child = folder.resolve("child.onnx");
    assertThat(OnnxModel.read(child).sha256()).isEqualTo(chosen.sha256());
    assertThat(verified(child)).contains(chosen.regionsKept() + "/" + REGIONS + " regions");
  }

  private String verified(Path child) {
    return InProcess.run(
            "verify",
            "--network",
            child,
            "--property",
            PROPERTY,
            "--store",
            folder.resolve("store"),
            "--attack",
            0)
        .out();
  }

  @Test
  void recipeMakesTheSameChildAgainAndSoDoesASecondRun() throws Exception {
    assertThat(advise("int8").status()).isEqualTo(ExitStatus.OK);
    byte[] child = Files.readAllBytes(folder.resolve("child.onnx"));
    Path again = Files.createDirectory(folder.resolve("again"));
    InProcess approx =
        InProcess.run(
            "approx",
            "--network",
            PARENT,
            "--recipe",
            folder.resolve("child.onnx.recipe.json"),
            "-o",
            again);
    assertThat(approx.status()).as(approx.err()).isEqualTo(ExitStatus.OK);
    try (var files = Files.list(again)) {
      Path made = files.filter(file -> file.toString().endsWith(".onnx")).findFirst().orElseThrow();
      assertThat(made).hasBinaryContent(child);
    }
    assertThat(folder.resolve("child.onnx.lineage.json")).content().contains("per-tensor");
    List<AdviceResult.Alone> alone = result().tensors().get(0).alone();
    assertThat(advise("int8").err()).doesNotContain("proving the parent");
    assertThat(folder.resolve("child.onnx")).hasBinaryContent(child);
    assertThat(result().tensors().get(0).alone()).isEqualTo(alone);
  }

  @Test
  void targetThatNothingKeepsIsUnprovenAndSaysWhichLayerLosesMost() throws Exception {
    InProcess run = advise("int2", "--keep-certified", "1");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(run.out())
        .contains("the best found keeps", "'affine1.weight' loses most: alone at 2 bits")
        .contains("no child");
    assertThat(folder.resolve("child.onnx")).doesNotExist();
    assertThat(folder.resolve("child.onnx.recipe.json")).doesNotExist();
    assertThat(result().chosen()).isNull();
    assertThat(result().reached()).isFalse();
  }

  @Test
  void sparsityOutOfReachLeavesTheSparsestThatKeepsTheProof() throws Exception {
    InProcess run = advise("sparsity=.99", "--keep-certified", "1");
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(run.out()).contains("target sparsity=.99 missed", "'affine1.weight' limits");
    assertThat(result().chosen().regionsKept()).isEqualTo(REGIONS);
    assertThat(folder.resolve("child.onnx")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "int1,from 2 to 16",
    "int17,from 2 to 16",
    "in8,the closest known one is 'int8'",
    "sparsty=0.7,the closest known one is 'sparsity=0.7'",
    "sparsity=70,sparsity=0.70",
    "sparsity=0,greater than 0",
    "sparsity=.,expected intB",
    "float16,expected intB"
  })
  void badTargetIsRefusedWithWhatWasMeant(String target, String message) {
    InProcess run = advise(target);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("--target " + target, message).hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.01", "95"})
  void shareThatIsNoneIsRefused(String share) {
    InProcess run = advise("int8", "--keep-certified", share);
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("--keep-certified " + share, "at most 1");
  }

  @Test
  void parentIsNotOverwritten() throws IOException {
    Path parent = Files.copy(PARENT, folder.resolve("child.onnx"));
    byte[] before = Files.readAllBytes(parent);
    InProcess run = advise(parent, "int8");
    assertThat(run.status()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains("that is the parent");
    assertThat(parent).hasBinaryContent(before);
  }
}
