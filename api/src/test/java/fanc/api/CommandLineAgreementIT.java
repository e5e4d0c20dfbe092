package fanc.api;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.results.ImageResult;
import fanc.results.ResultFile;
import fanc.results.VerificationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts are those that the command line gives for the same files, in a process of its own. */
class CommandLineAgreementIT {
  private static final String PATCH =
      "{\"kind\": \"patch\", \"size\": [2, 2], \"positions\": \"all\", \"range\": [0, 1]}";
  private static final String BALL = "{\"kind\": \"linf\", \"epsilon\": 0.02, \"range\": [0, 1]}";
  private static final Options OPTIONS = Options.defaults().withAttack(Duration.ofMillis(500));

  @TempDir Path folder;

  @Test
  void verdictsOfManyRegionsAgreeOnParentAndChildren() throws Exception {
    Path property = Sample.property(folder, PATCH, "0,1,8,18", false);
    List<String> words = agree(property, "0.5", "0.9");
    assertThat(new TreeSet<>(words)).contains("verified", "violated");
  }

  @Test
  void verdictsOfBallsAgreeAndMisclassifiedImagesAreSkipped() throws Exception {
    Path property = Sample.property(folder, BALL, "0,1,8", true);
    List<String> words = agree(property, "0.5");
    assertThat(new TreeSet<>(words)).contains("verified", "unknown");
  }

  /** Proves the parent and prunes and verifies children, both ways; returns the CLI's words. */
  private List<String> agree(Path property, String... fractions) throws Exception {
    try (Parent parent = Parent.prove(Sample.PARENT, property, OPTIONS)) {
      List<String> words = same(parent.verification(), cli("prove", Sample.PARENT, property));
      for (String fraction : fractions) {
        Path child = folder.resolve("child" + fraction + ".onnx");
        Sample.fanc(
            folder,
            "approx",
            "--network",
            Sample.PARENT.toString(),
            "--method",
            "prune",
            "--fraction",
            fraction,
            "-o",
            child.toString());
        Verification found = parent.verify(child);
        assertThat(found.usesParent()).isTrue();
        words.addAll(same(found, cli("verify", child, property)));
      }
      return words;
    }
  }

  private VerificationResult cli(String command, Path network, Path property) throws Exception {
    Path out = folder.resolve(command + ".json");
    Files.deleteIfExists(out);
    Sample.fanc(
        folder,
        command,
        "--network",
        network.toString(),
        "--property",
        property.toString(),
        "--store",
        folder.resolve("store").toString(),
        "--attack",
        "0.5",
        "--out",
        out.toString());
    return ResultFile.readVerification(out);
  }

  private static List<String> same(Verification found, VerificationResult printed) {
    List<ImageResult> images = printed.images();
    assertThat(found.images()).hasSameSizeAs(images);
    assertThat(found.skipped()).isEqualTo(printed.summary().skippedMisclassified());
    IntStream.range(0, images.size()).forEach(i -> same(found.images().get(i), images.get(i)));
    return new ArrayList<>(images.stream().map(image -> image.outcome().toString()).toList());
  }

  private static void same(ImageVerdict image, ImageResult printed) {
    assertThat(image.index()).isEqualTo(printed.index());
    assertThat(image.label()).isEqualTo(printed.label());
    assertThat(image.predicted()).isEqualTo(printed.predicted());
    assertThat(image.regions()).isEqualTo(printed.regionsTotal());
    assertThat(image.regionsVerified()).isEqualTo(printed.regionsVerified());
    assertThat(word(image.verdict())).isEqualTo(printed.outcome().toString());
    if (image.verdict() instanceof Verdict.Violated violated) {
      assertThat(violated.counterexample().input()).isEqualTo(printed.witness().input().toArray());
      assertThat(violated.counterexample().margin()).isNotPositive();
    }
  }

  private static String word(Verdict verdict) {
    return verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
