package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Evaluation;
import fanc.networks.Network;
import fanc.networks.ensemble.EnsembleFile;
import fanc.networks.onnx.OnnxModel;
import fanc.properties.InputRegion;
import fanc.properties.RegionFamily;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.results.ImageResult;
import fanc.results.Outcome;
import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ensemble of pruned children of a network that was trained, with a proof of the parent. */
class PrunedEnsembleTest {
  private static final int MEMBERS = 3;
  private static final int POINTS = 400;

  @TempDir private static Path folder;

  private static Path root(String file) {
    return Path.of(System.getProperty("fanc.root"), file);
  }

  private static Path property() {
    return root("properties/instances/patch2x2-tiny.json");
  }

  @BeforeAll
  static void makeMembers() throws IOException {
    List<String> files = new ArrayList<>();
    for (int k = 1; k <= MEMBERS; k++) {
      files.add("child" + k + ".onnx");
      InProcess made =
          InProcess.run(
              "approx",
              "--network",
              root("networks/models/mnist-1x100.onnx"),
              "--method",
              "random" + 2 * k,
              "--seed",
              k,
              "-o",
              folder.resolve("child" + k + ".onnx"));
      assertThat(made.status()).as(made.err()).isEqualTo(0);
    }
    Files.writeString(folder.resolve("members.json"), EnsembleFile.toJson("three", files));
    InProcess proven =
        InProcess.run(
            "prove",
            "--network",
            root("networks/models/mnist-1x100.onnx"),
            "--property",
            property(),
            "--store",
            folder.resolve("store"));
    assertThat(proven.err()).doesNotContain("fanc: ");
  }

  private static VerificationResult verified(String name, String method) throws IOException {
    Path out = folder.resolve("results-" + method);
    if (!Files.exists(out)) {
      InProcess run =
          InProcess.run(
              "verify",
              "--ensemble",
              folder.resolve("members.json"),
              "--property",
              property(),
              "--claim",
              "both",
              "--method",
              method,
              "--store",
              folder.resolve("store"),
              "--attack",
              0.1,
              "--details",
              "--out",
              out);
      assertThat(run.status()).as(run.err()).isBetween(0, 2);
    }
    return ResultFile.readVerification(out.resolve(name + ".json"));
  }

  @Test
  void whatIsVerifiedByTransferIsTheAnswerAtEverySampledPoint() throws Exception {
    VerificationResult mean = verified("mean", "auto");
    List<Network> members = new ArrayList<>();
    for (int k = 1; k <= MEMBERS; k++) {
      members.add(OnnxModel.read(folder.resolve("child" + k + ".onnx")).network());
    }
    assertThat(mean.proof()).isNotNull();
    assertThat(mean.summary().verified()).isPositive();
    Random random = new Random(1);
    for (PropertyCase each : PropertyFile.read(property()).cases()) {
      for (ImageResult image : mean.images()) {
        if (image.index() == each.index() && image.outcome() == Outcome.VERIFIED) {
          sample(each.family(), image.label(), members, random);
        }
      }
    }
  }

  private static void sample(RegionFamily family, int label, List<Network> members, Random random) {
    for (int k = 0; k < POINTS; k++) {
      InputRegion region = family.region(random.nextInt((int) family.size()));
      double[] x = region.base().toArray();
      for (int i = 0; i < region.changes().size(); i++) {
        boolean upper = random.nextBoolean();
        x[region.changes().index(i)] =
            upper ? region.changes().upper(i) : region.changes().lower(i);
      }
      double[] sum = new double[members.get(0).outputShape().size()];
      for (Network member : members) {
        double[] y = Evaluation.evaluate(member, x);
        for (int j = 0; j < y.length; j++) {
          sum[j] += y[j];
        }
      }
      for (int j = 0; j < sum.length; j++) {
        assertThat(j == label || sum[label] > sum[j]).isTrue();
      }
    }
  }

  @Test
  void theVoteIsWhatTheMembersRecordsAddUpTo() throws IOException {
    VerificationResult vote = verified("vote", "deepz");

    for (ImageResult image : vote.images()) {
      int[] votes = new int[image.regionsTotal().intValue()];
      for (int k = 1; k <= MEMBERS; k++) {
        for (ImageResult own : verified("child" + k, "deepz").images()) {
          if (own.index() == image.index() && own.margins() != null) {
            for (int r = 0; r < votes.length; r++) {
              votes[r] += own.margins().get(r) > 0 ? 1 : 0;
            }
          }
        }
      }
      int won = 0;
      for (int count : votes) {
        won += count >= 2 ? 1 : 0;
      }
      assertThat(image.regionsVerified()).isEqualTo(won);
      assertThat(image.outcome() == Outcome.VERIFIED).isEqualTo(won == votes.length);
    }
  }

  @Test
  void transferVerifiesNothingThatIsRefutedFromScratchAndTheOtherWayRound() throws IOException {
    VerificationResult transferred = verified("mean", "auto");
    VerificationResult scratch = verified("mean", "scratch");

    assertThat(scratch.proof()).isNull();
    for (int i = 0; i < scratch.images().size(); i++) {
      Outcome one = transferred.images().get(i).outcome();
      Outcome other = scratch.images().get(i).outcome();
      boolean contradict =
          (one == Outcome.VERIFIED && other == Outcome.VIOLATED)
              || (one == Outcome.VIOLATED && other == Outcome.VERIFIED);
      assertThat(contradict).isFalse();
    }
  }
}
