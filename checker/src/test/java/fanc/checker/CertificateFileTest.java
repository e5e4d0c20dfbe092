package fanc.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no certificates are refused, by one exception and nothing else. */
class CertificateFileTest {
  private static final String PROOF =
      "{\"kind\": \"zonotope\", \"symbols\": \"fresh\", \"intervals\": true}";

  @TempDir private Path folder;

  private static Draft draft() {
    Sample sample = CheckerTest.robust();
    List<Box[]> bounds = new ArrayList<>();
    for (int r = 0; r < 6; r++) {
      bounds.add(ZonotopePass.over(sample.program(), sample.inputs(r), true));
    }
    return new Draft(sample).partWithFacts("[[0, 2], [3, 4]]", PROOF, bounds, 1e-6);
  }

  private static void assertRefused(Path file) {
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(() -> CertificateFile.read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageNotContaining("\n");
  }

  @Test
  void whatWasWrittenIsRead() throws CertificateException {
    Certificate certificate = draft().written(folder);
    assertThat(certificate.seal()).matches("[0-9a-f]{64}");
    assertThat(certificate.images().get(0).parts().get(0).verified().count()).isEqualTo(5);
    assertThat(certificate.payload().capacity()).isPositive();
  }

  @Test
  void everyByteIsSealed() throws IOException {
    byte[] bytes = Files.readAllBytes(Draft.file(folder, draft().header(), draft().payload()));
    Random random = new Random(1);
    for (int k = 0; k < 200; k++) {
      byte[] changed = bytes.clone();
      changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertRefused(Files.write(folder.resolve("changed.cert"), changed));
    }
  }

  @Test
  void everyPrefixIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Draft.file(folder, draft().header(), draft().payload()));
    for (int size = 0; size < bytes.length; size += 1 + bytes.length / 100) {
      byte[] prefix = java.util.Arrays.copyOf(bytes, size);
      assertRefused(Files.write(folder.resolve("prefix.cert"), prefix));
    }
  }

  @Test
  void missingFileIsRefused() {
    assertRefused(folder.resolve("nothing.cert"));
    assertRefused(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"tool\": \"test\"| \"tool\": \"test\", \"more\": 1",
        "\"tool\": \"test\",| ''",
        "\"tool\": \"test\"| \"tool\": null",
        "\"tool\": \"test\"| \"tool\": \"test\", \"tool\": \"again\"",
        "\"image\": 7| \"image\": \"7\"",
        "\"image\": 7| \"image\": 7.5",
        "\"image\": 7| \"image\": -7",
        "\"image\": 7| \"image\": 99999999999",
        "\"label\": -1| \"label\": -2",
        "\"claim\": \"| \"claim\": \"00",
        "\"fingerprint\": \"| \"fingerprint\": \"x",
        "\"regions\": 6| \"regions\": 5",
        "\"regions\": 6| \"regions\": null",
        "[[0, 2], [3, 4]]| [[0, 3], [3, 4]]",
        "[[0, 2], [3, 4]]| [[2, 0]]",
        "[[0, 2], [3, 4]]| [[0, 6]]",
        "[[0, 2], [3, 4]]| [[-1, 2]]",
        "[[0, 2], [3, 4]]| [[0, 9223372036854775807]]",
        "[[0, 2], [3, 4]]| [[0, 1, 2]]",
        "[[0, 2], [3, 4]]| [0]",
        "[[0, 2], [3, 4]]| null",
        "\"zonotope\"| \"backward\"",
        "\"zonotope\"| \"java.lang.Object\"",
        "\"fresh\"| \"folded\"",
        "\"intervals\": true| \"intervals\": 1",
        "\"value\": 2| \"value\": 1",
        "\"value\": 1| \"value\": 0",
        "\"parent\": null| \"parent\": {}",
        "\"parent\": null| \"parent\": {\"certificate\": \"../c\", \"network\": \"n\", \"seal\":"
            + " \"0\"}",
        "\"parts\": [| \"parts\": [null, ",
        "\"facts\": {\"values\": [| \"facts\": {\"values\": [null, ",
        "{\"tool\"| [{\"tool\"",
        "{\"tool\"| null {\"tool\"",
      })
  void malformedHeaderIsRefused(String from, String to) {
    String header = draft().header();
    assertThat(header).contains(from.strip());
    String changed = header.replace(from.strip(), to.strip());
    assertRefused(Draft.file(folder, changed, draft().payload()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"margins\": \\d+| \"margins\": 2147483647",
        "\"margins\": \\d+| \"margins\": -1",
        "\"lower\": 0| \"lower\": 2000000000",
        "\"count\": 12| \"count\": 13",
        "\"value\": 5| \"value\": 6",
        "\"regions\": 6| \"regions\": 7",
      })
  void blocksThatDoNotFitAreRefused(String from, String to) throws CertificateException {
    Draft draft = draft();
    String header = draft.header().replaceAll(from, to);
    assertThat(header).isNotEqualTo(draft.header());
    Certificate certificate = CertificateFile.read(Draft.file(folder, header, draft.payload()));
    Sample sample = CheckerTest.robust();
    assertThatExceptionOfType(CertificateException.class)
        .isThrownBy(
            () ->
                Checker.check(
                    certificate, sample.network(), List.of(draft.claim()), Optional.empty(), 1));
  }

  /**
   * Sealed anew, a header with a few other characters is refused, or says less than before, or the
   * same.
   */
  @Test
  void changedHeadersEstablishNothingElse() {
    Sample sample = CheckerTest.robust();
    Draft draft = draft();
    Random random = new Random(7);
    String alphabet = "0123456789[]{},:\" -nulltruefalsezonotopedriftinterval";
    int read = 0;
    for (int k = 0; k < 400; k++) {
      StringBuilder header = new StringBuilder(draft.header());
      int from = header.indexOf("\"parts\"");
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = from + random.nextInt(header.length() - from);
        boolean digit = Character.isDigit(header.charAt(at));
        header.setCharAt(at, alphabet.charAt(random.nextInt(digit ? 10 : alphabet.length())));
      }
      try {
        Certificate certificate =
            CertificateFile.read(Draft.file(folder, header.toString(), draft.payload()));
        CheckReport report =
            Checker.check(
                certificate, sample.network(), List.of(draft.claim()), Optional.empty(), 1);
        read++;
        assertThat(report.images().get(0).established()).isLessThanOrEqualTo(5);
      } catch (CertificateException e) {
        assertThat(e).hasMessageContaining(".cert: ");
      }
    }
    assertThat(read).isGreaterThan(5);
  }
}
