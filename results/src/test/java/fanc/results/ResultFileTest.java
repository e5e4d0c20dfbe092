package fanc.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("fanc.root"), "results/src/test/resources/fanc/results");

  @TempDir Path folder;

  @Test
  void resultIsWrittenAsTheGoldenFileSays() throws IOException {
    assertThat(ResultFile.toJson(Samples.result()))
        .isEqualTo(Files.readString(GOLDEN.resolve("result.json")));
  }

  @Test
  void boundsAreWrittenAsTheGoldenFileSays() throws IOException {
    assertThat(ResultFile.toJson(Samples.bounds()))
        .isEqualTo(Files.readString(GOLDEN.resolve("bounds.json")));
  }

  @Test
  void comparisonIsWrittenAsTheGoldenFileSays() throws IOException {
    assertThat(ResultFile.toJson(Samples.comparison()))
        .isEqualTo(Files.readString(GOLDEN.resolve("comparison.json")));
  }

  @Test
  void resultReadsBackAsItWas() throws IOException {
    Path file = folder.resolve("r.json");
    ResultFile.write(file, ResultFile.toJson(Samples.result()));
    assertThat(ResultFile.readVerification(file)).isEqualTo(Samples.result());
  }

  @Test
  void detailsReadBackAsTheyWere() throws IOException {
    Path file = folder.resolve("d.json");
    ResultFile.write(file, ResultFile.toJson(Samples.detailed()));
    VerificationResult read = ResultFile.readVerification(file);
    assertThat(read).isEqualTo(Samples.detailed());
    assertThat(read.images().get(0).margins()).isEqualTo(Numbers.of(1.5, 0.25, Double.NaN, -1.5));
    assertThat(read.drift()).hasSize(2);
  }

  @Test
  void aRecordWithoutDetailsHasNoneOfTheirKeys() throws IOException {
    assertThat(ResultFile.toJson(Samples.result()))
        .doesNotContain("command", "picture", "drift", "margins", "settledBy", "positions")
        .doesNotContain("pixels");
    Path file = folder.resolve("plain.json");
    ResultFile.write(file, ResultFile.toJson(Samples.result()));
    VerificationResult read = ResultFile.readVerification(file);
    assertThat(read.command()).isEmpty();
    assertThat(read.picture()).isNull();
    assertThat(read.drift()).isNull();
    assertThat(read.images().get(0).margins()).isNull();
  }

  @Test
  void marginsOfOtherRegionsThanThereAreAreRefused() throws IOException {
    String good = ResultFile.toJson(Samples.detailed());
    assertRefused(good.replace("\"db--\"", "\"db-\""), "settledBy: 3 for 4 regions");
    assertRefused(good.replace("1.5, 0.25, null,", "1.5, null,"), "margins: 3 for 4 regions");
  }

  @Test
  void comparisonReadsBackAsItWas() throws IOException {
    Path file = folder.resolve("c.json");
    ResultFile.write(file, ResultFile.toJson(Samples.comparison()));
    assertThat(ResultFile.readComparison(file)).isEqualTo(Samples.comparison());
  }

  @Test
  void boundsReadBackWithNanForWhatIsNotFinite() throws IOException {
    Path file = folder.resolve("b.json");
    ResultFile.write(file, ResultFile.toJson(Samples.bounds()));
    BoundsResult read = ResultFile.readBounds(file);
    assertThat(read.margins()).isEqualTo(Numbers.of(13.59, Double.NaN));
    assertThat(read.ops().get(0).lower()).isEqualTo(Numbers.of(-0.1, 0, Double.NaN));
    assertThat(read.ops().get(0).upper()).isEqualTo(Numbers.of(1e22, Double.MIN_VALUE, Double.NaN));
  }

  @Test
  void unknownKeyIsRefusedAndTheClosestNamed() throws IOException {
    assertRefused(
        ResultFile.toJson(Samples.result())
            .replaceFirst("\"worstMargin\"", "\"worstMargim\": 1, \"worstMargin\""),
        "unknown key 'images[0].worstMargim'",
        "'worstMargin'");
  }

  @Test
  void missingKeyIsRefusedByName() throws IOException {
    assertRefused(
        ResultFile.toJson(Samples.result()).replaceFirst("  \"threads\" : 2,\n", ""),
        "key 'threads' is missing");
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    assertRefused(
        ResultFile.toJson(Samples.result()).replace("result-1.json", "result-2.json"),
        "result-2.json",
        "expected \"result-1.json\"");
  }

  @Test
  void countInQuotesOrWithAFractionIsRefused() throws IOException {
    String good = ResultFile.toJson(Samples.result());
    assertRefused(good.replaceFirst("\"threads\" : 2", "\"threads\" : \"2\""), "threads");
    assertRefused(good.replaceFirst("\"threads\" : 2", "\"threads\" : 2.5"), "threads");
    assertRefused(good.replaceFirst("\"threads\" : 2", "\"threads\" : null"), "threads");
    assertRefused(
        good.replace("\"regionsTotal\" : 729", "\"regionsTotal\" : 729.5"), "regionsTotal");
  }

  @Test
  void countBeyondLongsIsReadExactly() throws IOException {
    String large =
        ResultFile.toJson(Samples.result())
            .replace(
                "\"regionsTotal\" : 9223372036854773807",
                "\"regionsTotal\" : 99999999999999999999");
    Path file = Files.writeString(folder.resolve("large.json"), large);
    assertThat(ResultFile.readVerification(file).images().get(2).regionsTotal())
        .isEqualTo(new BigInteger("99999999999999999999"));
    assertThat(ResultFile.toJson(ResultFile.readVerification(file))).isEqualTo(large);
  }

  @Test
  void missingCountIsRefused() throws IOException {
    String good = ResultFile.toJson(Samples.result());
    assertRefused(
        good.replaceFirst("\"regionsTotal\" : \\d+", "\"regionsTotal\" : null"), "regionsTotal");
  }

  @Test
  void verifiedImageWithAnUnverifiedRegionIsRefused() throws IOException {
    assertRefused(
        ResultFile.toJson(Samples.result())
            .replaceFirst("\"regionsVerified\" : 729", "\"regionsVerified\" : 728"),
        "image 0 verified with only 728 of 729");
  }

  @Test
  void brokenTextIsRefusedWithItsLine() throws IOException {
    assertRefused("{\n\"a\": 1,\n\"a\": 2}", "line 3", "Duplicate");
    assertRefused("{\n\"a\": ", "line 2");
    assertRefused("[]", "expected a JSON object");
    assertRefused("", "expected a JSON object");
  }

  @Test
  void fileIsReplacedAndNothingIsLeftBeside() throws IOException {
    Path file = folder.resolve("r.json");
    ResultFile.write(file, "old");
    ResultFile.write(file, "new");
    assertThat(file).hasContent("new");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void missingFolderIsNamed() {
    Path file = folder.resolve("none/r.json");
    assertThatThrownBy(() -> ResultFile.write(file, "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("folder does not exist");
  }

  private void assertRefused(String json, String... parts) throws IOException {
    Path file = folder.resolve("bad.json");
    Files.writeString(file, json);
    assertThatThrownBy(() -> ResultFile.readVerification(file))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
