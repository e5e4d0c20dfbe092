package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproxCommandTest {
  private static final String RECIPE =
      """
      {"$schema": "recipe-1.json", "version": 1, "name": "two",
       "children": [[{"kind": "float16", "scope": "dense"}],
                    [{"kind": "prune", "fractions": [0.5], "scope": "dense"},
                     {"kind": "bfloat16", "scope": "all"}]]}
      """;

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void prepare() throws IOException {
    workspace = new Workspace(folder);
    Files.createDirectory(workspace.file("out"));
    workspace.write("recipe.json", RECIPE);
  }

  @ParameterizedTest
  @CsvSource({
    "--method bfloat16, bfloat16",
    "--method int3 --rounding nearest --per-channel --all-layers, int3-nearest-all-channel",
    "--method int8 --per-channel, int8-channel",
    "--method int8 --rounding stochastic --seed 5, int8-stochastic-seed5",
    "--method prune50, prune50",
    "--method prune --fraction 0.125 --global, prune12.5-global",
    "--method random25 --seed 3, random25-seed3",
    "--method 2:4, sparse2of4",
    "--method cluster4, cluster4-seed0",
    "--method prune-neurons50 --norm l2, prune-neurons50-l2",
    "--method remove-neurons50, remove-neurons50",
    "--method remove-neurons50+prune50+int8 --rounding nearest, remove-neurons50+prune50+int8-nearest"
  })
  void ruleIsNamedAsItWasApplied(String options, String name) {
    InProcess run = approx(options + " -o " + workspace.file("child.onnx"));
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("child.onnx: " + name + " of ").hasLineCount(1);
    assertThat(workspace.file("child.onnx.lineage.json")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "--method prune50+, unknown method ''",
    "--method remove-filters50, no hidden layer with filters",
    "--method bfloat16 --rounding nearest, --rounding: no rule",
    "--method prune50 --fraction 0.5, --fraction: no rule",
    "--method 4:2, 4:2 sparsity",
    "--method cluster1, from 2 to",
    "--method random, how much",
    "'--method random --fraction 0.1,0.2', one --fraction",
    "--method int8 --recipe r.json, one of them",
    "'', one of them"
  })
  void whatMakesNoSenseIsRefused(String options, String message) {
    InProcess run = approx(options + " -o " + workspace.file("child.onnx"));
    assertThat(run.status()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(message).hasLineCount(1);
    assertThat(workspace.file("child.onnx")).doesNotExist();
  }

  @Test
  void recipeMakesAFamily() throws IOException {
    InProcess run = family();
    assertThat(run.status()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("robust-float16.onnx", "robust-prune50+bfloat16-all.onnx");
    assertThat(run.out()).hasLineCount(2);
    try (var files = Files.list(workspace.file("out"))) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void existingFilesOfAFamilyAreReplacedOnlyWithForce() throws IOException {
    assertThat(family().status()).isEqualTo(0);
    Path child = workspace.file("out/robust-float16.onnx");
    Files.writeString(child, "mine");
    InProcess refused = family();
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err()).contains("robust-float16.onnx: exists already", "--force");
    assertThat(child).hasContent("mine");
    InProcess forced = family("--force");
    assertThat(forced.status()).as(forced.err()).isEqualTo(0);
    assertThat(Files.size(child)).isGreaterThan(100);
  }

  @Test
  void familyMakesItsFolderAndNeedsARecipe() throws IOException {
    workspace.write("recipe.json", RECIPE.replace("float16", "float18"));
    InProcess run = family();
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("recipe.json", "float18").hasLineCount(1);
    workspace.write("recipe.json", RECIPE);
    String recipe = "--recipe " + workspace.file("recipe.json") + " -o ";
    InProcess file = approx(recipe + workspace.file("recipe.json"));
    assertThat(file.status()).isEqualTo(3);
    assertThat(file.err()).contains("that is a file");
    InProcess made = approx(recipe + workspace.file("new/folder"));
    assertThat(made.status()).as(made.err()).isEqualTo(0);
    assertThat(workspace.file("new/folder/robust-float16.onnx")).exists();
  }

  /** These tests run without the trainer, whose module is optional. */
  @Test
  void familyThatTrainsIsRefusedWithoutTrainerOrDataAndLeavesNothing() throws IOException {
    workspace.write(
        "recipe.json",
        RECIPE.replace(
            "{\"kind\": \"bfloat16\", \"scope\": \"all\"}",
            "{\"kind\": \"fine-tune\", \"recipe\": \"digits.json\", \"data\": \"data\"}"));
    refusedWithoutTrace("digits.json: no such training recipe");
    workspace.write("digits.json", "{\"data\": \"ten\", \"epochs\": 1, \"seed\": 1}");
    refusedWithoutTrace("the data set is not there; fetch it with training/fetch-data.sh");
    Files.createDirectories(workspace.file("data/ten"));
    refusedWithoutTrace("fine-tune-digits: the trainer is not installed here; make this child by");
  }

  private void refusedWithoutTrace(String message) throws IOException {
    InProcess run = family();
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(message).hasLineCount(1);
    try (var files = Files.list(workspace.file("out"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void childWithRemovedNeuronsIsVerifiedFromScratch() throws IOException {
    InProcess.run(
        "prove",
        "--network",
        workspace.file("robust.onnx"),
        "--property",
        workspace.file("patch.json"),
        "--store",
        workspace.file("store"));
    approx("--method remove-neurons50 -o " + workspace.file("child.onnx"));
    InProcess run =
        InProcess.run(
            "verify",
            "--network",
            workspace.file("child.onnx"),
            "--property",
            workspace.file("patch.json"),
            "--store",
            workspace.file("store"));
    assertThat(run.status()).as(run.err()).isEqualTo(0);
  }

  private InProcess family(String... more) {
    return approx(
        "--recipe "
            + workspace.file("recipe.json")
            + " -o "
            + workspace.file("out")
            + String.join("", List.of(more).stream().map(m -> " " + m).toList()));
  }

  private InProcess approx(String line) {
    List<Object> words =
        new ArrayList<>(List.of("approx", "--network", workspace.file("robust.onnx")));
    words.addAll(List.of(line.strip().split(" +", -1)));
    return InProcess.run(words.toArray());
  }
}
