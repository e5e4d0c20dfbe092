package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fanc.networks.ensemble.EnsembleFile;
import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code fanc verify --ensemble} on networks whose margins are known by hand: with s from 0 to 4,
 * robust has 1 - s / 8 and fragile 1 - s / 2.
 */
class EnsembleTest {
  @TempDir private Path folder;
  private Workspace workspace;

  @BeforeEach
  void writeFiles() throws IOException {
    workspace = new Workspace(folder);
  }

  @Test
  void theMeanIsVerifiedWhereAMemberIsViolated() throws IOException {
    // 3 (1 - s / 8) + 1 - s / 2 = 4 - 7 s / 8 >= 1 / 2.
    InProcess run = verify(List.of("robust", "fragile", "robust", "robust"), "both");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.out())
        .contains("robust.onnx  2 images: 2 verified", "fragile.onnx  2 images: 0 verified, 2 v")
        .contains("mean  2 images: 2 verified", "vote  2 images: 2 verified")
        .containsPattern("mean  image 0 +verified  49/49 regions  worst margin 0\\.[45]")
        .containsPattern("vote  image 0 +verified  49/49 regions  worst margin 1\\.0")
        .containsPattern("certified of 3 images: .*fragile.onnx 0 .*, mean 2 .*, vote 2 ");
  }

  @Test
  void aTieOfTheMeanIsNotVerifiedAndTheVoteIs() throws IOException {
    // 2 (1 - s / 8) + 1 - s / 2 = 3 - 3 s / 4, which is 0 where all four pixels are 1.
    InProcess tie = verify(List.of("robust", "robust", "fragile"), "both");

    assertThat(tie.status()).isNotEqualTo(ExitStatus.OK);
    assertThat(tie.out()).contains("mean  2 images: 0 verified", "vote  2 images: 2 verified");
    // 1 - s / 8 + 1 - s / 2 = 2 - 5 s / 8 >= -1 / 2.
    InProcess below = verify(List.of("robust", "fragile"), "mean");
    assertThat(below.status()).isEqualTo(ExitStatus.VIOLATED);
    assertThat(below.out()).contains("mean  2 images: 0 verified, 2 violated");
  }

  @Test
  void halfOfTheVotesIsNoMajority() throws IOException {
    InProcess run =
        verify(List.of("robust", "fragile"), "vote", "--out", workspace.file("results"));

    assertThat(run.status()).isEqualTo(ExitStatus.VIOLATED);
    VerificationResult vote = ResultFile.readVerification(workspace.file("results/vote.json"));
    assertThat(vote.images().get(0).witness().margin()).isEqualTo(0);
    assertThat(vote.images().get(0).witness().output().toArray()).containsExactly(1, 1);
    double sum = Arrays.stream(vote.images().get(0).witness().input().toArray()).sum();
    assertThat(sum).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aVoteThatNobodyCanDecideIsUnknown() throws IOException {
    InProcess run = verify(List.of("robust", "blurred"), "vote", "--method", "deepz");

    assertThat(run.status()).isEqualTo(ExitStatus.UNPROVEN);
    assertThat(run.out()).contains("vote  2 images: 0 verified, 0 violated, 2 unknown");
  }

  @Test
  void withoutAClaimItIsTheMean() throws IOException {
    InProcess run = verify(List.of("robust", "robust"), null, "--out", workspace.file("all"));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    assertThat(run.out()).doesNotContain("vote", "robust.onnx  ");
    assertThat(workspace.file("all")).isDirectoryContaining(f -> f.endsWith("mean.json"));
    JsonNode summary = new ObjectMapper().readTree(workspace.file("all/summary.json").toFile());
    assertThat(summary.path("children")).hasSize(1);
    assertThat(summary.path("children").get(0).path("record").asText()).isEqualTo("mean.json");
    assertThat(schema("children-1.json", workspace.file("all/summary.json"))).isEmpty();
    assertThat(schema("result-1.json", workspace.file("all/mean.json"))).isEmpty();
    VerificationResult mean = ResultFile.readVerification(workspace.file("all/mean.json"));
    assertThat(mean.network().path()).endsWith("members.json");
    assertThat(mean.network().output()).isEqualTo("sum");
  }

  @Test
  void oneProofOfTheParentServesTheSumOfItsChildren() throws IOException {
    Object[] proof = {"--property", workspace.file("patch.json"), "--store", store()};
    List<Object> prove =
        new ArrayList<>(List.of("prove", "--network", workspace.file("robust.onnx")));
    prove.addAll(Arrays.asList(proof));
    assertThat(InProcess.run(prove.toArray()).status()).isEqualTo(ExitStatus.OK);
    for (int k = 1; k <= 3; k++) {
      double weight = .0625f * (1 + k / 64.0);
      double[][] second = {{-1, 1}, {0, 0}};
      workspace.network("child" + k + ".onnx", Workspace.PIXELS, weight, 0, second, 1, 0);
    }

    InProcess run =
        verify(List.of("child1", "child2", "child3"), "mean", "--out", workspace.file("all"));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
    VerificationResult mean = ResultFile.readVerification(workspace.file("all/mean.json"));
    assertThat(mean.proof()).isNotNull();
    assertThat(run.err()).doesNotContain("from scratch");
    // A member that is no child of the proof's parent: nothing of it is used, and the run says so.
    workspace.network(
        "other.onnx", Workspace.PIXELS, .0625, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    Files.copy(
        Path.of(System.getProperty("fanc.root"), "networks/models/mnist-1x100.onnx"),
        workspace.file("stranger.onnx"));
    assertThat(verify(List.of("child1", "stranger"), "mean").err())
        .contains("members", "child1.onnx", "stranger.onnx", "[1x64]");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAReason() throws IOException {
    workspace.network("small.onnx", 16, .0625, 0, new double[][] {{-1, 1}, {0, 0}}, 1, 0);
    refused(
        verify(List.of("robust", "small"), "mean"),
        "robust.onnx and ",
        "small.onnx have inputs [1x64] and [1x16]; the members of an ensemble have the same");
    refused(verify(List.of("robust", "missing"), "mean"), "missing.onnx");
    refused(verify(List.of("robust"), "mean", "--method", "fanc"), "templates of one network");
    refused(verify(List.of("robust"), "mean", "--exit-style", "sat"), "--exit-style sat");
    refused(verify(List.of("robust"), "mean", "--network", "robust.onnx"), "leave --network out");
    workspace.write(
        "patch.json",
        Workspace.patch("\"0..2\"", "")
            .replace("\"claim\"", "\"semantics\": \"float32\", \"claim\""));
    refused(verify(List.of("robust"), "mean"), "float32 is not proven of ensembles");
    refused(
        InProcess.run(
            "verify", "--network", "robust.onnx", "--property", "p.json", "--claim", "vote"),
        "--claim goes with --ensemble");
    workspace.write("members.json", "{}");
    refused(
        InProcess.run(
            "verify",
            "--ensemble",
            workspace.file("members.json"),
            "--property",
            workspace.file("patch.json")),
        "members.json: key '$schema' is missing");
  }

  private static void refused(InProcess run, String... words) {
    assertThat(run.status()).as(run.out()).isEqualTo(ExitStatus.BAD_INPUT);
    assertThat(run.err()).contains(words);
  }

  private Path store() {
    return workspace.file("store");
  }

  private InProcess verify(List<String> members, String claim, Object... more) throws IOException {
    List<String> files = members.stream().map(name -> name + ".onnx").toList();
    Path file = workspace.write("members.json", EnsembleFile.toJson("of " + members.size(), files));
    List<Object> words =
        new ArrayList<>(
            List.of("verify", "--ensemble", file, "--property", workspace.file("patch.json")));
    words.addAll(List.of("--store", store(), "--attack", 0.2, "--threads", 1));
    words.addAll(claim == null ? List.of() : List.of("--claim", claim));
    words.addAll(List.of(more));
    return InProcess.run(words.toArray());
  }

  private static List<String> schema(String name, Path record) throws IOException {
    Path file = Path.of(System.getProperty("fanc.root"), "results/schema", name);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(file))
        .validate(Files.readString(record), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
