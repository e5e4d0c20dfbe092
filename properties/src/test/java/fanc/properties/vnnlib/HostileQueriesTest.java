package fanc.properties.vnnlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.Bounded;
import fanc.properties.PropertyFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries made to exhaust time, memory or the stack: refused within bounds, in one short line. */
class HostileQueriesTest {
  private static final Path FILE = Path.of("query.vnnlib");
  private static final long MEGABYTE = 1 << 20;
  private static final String HEAD = "(declare-const X_0 Real)(declare-const Y_0 Real)\n";

  private static String refusal(long most, byte[] content) {
    String message =
        Bounded.refusal(PropertyFormatException.class, most, () -> VnnlibFile.parse(FILE, content));
    assertThat(message).startsWith(FILE + ": ").hasSizeLessThan(4000);
    assertThat(message.chars()).noneMatch(Character::isISOControl);
    return message;
  }

  private static String refusal(String text) {
    return refusal(100 * MEGABYTE, text.getBytes(UTF_8));
  }

  /** Returns the packed repetitions of a piece, which are never held in memory as a whole. */
  private static byte[] packed(String piece, long bytes) throws IOException {
    byte[] block = piece.repeat(1 + (1 << 16) / piece.length()).getBytes(UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      for (long written = 0; written < bytes; written += block.length) {
        out.write(block);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void bombIsRefusedWithoutKeepingWhatItUnpacksTo() throws IOException {
    byte[] bomb = packed(" ", 300 * MEGABYTE);
    assertThat(bomb.length).isLessThan((int) MEGABYTE);
    assertThat(refusal(10 * MEGABYTE, bomb)).contains("unpacks to more than 256 MiB");
  }

  /** Two letters of text, but dozens of bytes of memory. */
  @Test
  void bombOfBracketsIsRefusedAtTheirNumber() throws IOException {
    assertThat(refusal(3000 * MEGABYTE, packed("()", 64 * MEGABYTE)))
        .contains("more than 16777216 words and brackets");
  }

  @Test
  void brokenPackingIsRefused() throws IOException {
    byte[] good = packed(HEAD, 10);
    for (int length = 2; length < good.length; length++) {
      assertThat(refusal(MEGABYTE, Arrays.copyOf(good, length))).contains("broken gzip file");
    }
  }

  @Test
  void manyBracketsInOneAnotherAreRefused() {
    String deep = "(".repeat(100_000);
    assertThat(refusal(HEAD + "(assert " + deep)).contains("line 2", "64 deep");
    assertThat(refusal(deep + ")".repeat(100_000))).contains("line 1", "64 deep");
    assertThat(refusal(")".repeat(100_000))).contains("line 1", "without an opening one");
    assertThat(refusal("(not ".repeat(100_000))).contains("64 deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X_2147483647",
        "X_2147483648",
        "X_99999999999999999999",
        "X_-1",
        "X_01",
        "X_",
        "X_99999999"
      })
  void hugeNumbersOfInputsAreRefused(String name) {
    String text = HEAD + "(declare-const " + name + " Real)";
    assertThat(refusal(text)).containsAnyOf(name, "X_1 is not declared");
  }

  /** Each way to satisfy the query has all inputs: time is their product. */
  @Test
  void manyBoxesOfManyInputsAreRefused() {
    StringBuilder text = new StringBuilder("(declare-const Y_0 Real)\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("(declare-const X_").append(i).append(" Real)(assert (<= 0 X_").append(i);
      text.append(" 1))\n");
    }
    text.append("(assert (or");
    for (int k = 0; k < 100_000; k++) {
      text.append(" (<= X_0 1)");
    }
    text.append("))(assert (<= Y_0 0))");
    assertThat(refusal(3000 * MEGABYTE, text.toString().getBytes(UTF_8)))
        .contains("100,000 boxes of 10,000 inputs");
  }

  @Test
  void productsOfAlternativesAreRefused() {
    String text = HEAD + "(assert (or (<= X_0 0) (<= X_0 1)))".repeat(64);
    assertThat(refusal(text)).contains("more than 250,000 input boxes");
  }

  @Test
  void veryLongWordsAreRefusedInAShortLine() {
    String word = "w".repeat(1_000_000);
    assertThat(refusal(HEAD + "(assert (<= " + word + " 1))")).contains("line 2", " ... ");
    assertThat(refusal(HEAD + "(assert (<= Y_0 1" + "0".repeat(1_000_000) + "))"))
        .contains("line 2", "1000 characters");
    assertThat(refusal(word)).contains("line 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "+NaN", "Infinity", "-inf", "1e999999999", "-1e-999999999", "1e2147483648"})
  void boundsThatAreNoFiniteNumbersAreRefused(String bound) {
    assertThat(refusal(HEAD + "(assert (<= X_0 " + bound + "))")).contains("line 2");
  }

  @Test
  void bytesThatAreNoTextAreRefusedInPrintableLetters() {
    byte[] text = (HEAD + "(assert (<= X_0 ##))").getBytes(UTF_8);
    for (int bytes : new int[] {0xc328, 0xfffe, 0xeda0, 0x0000, 0x1b5b, 0xf888}) {
      text[text.length - 5] = (byte) (bytes >> 8);
      text[text.length - 4] = (byte) bytes;
      assertThat(refusal(MEGABYTE, text)).contains("line 2");
    }
  }

  @Test
  void everyTruncationIsRefused() {
    String whole = HEAD + "(assert (<= 0 X_0 1))(assert (or (<= Y_0 1) (>= Y_0 2)))";
    for (int length = 0; length < whole.length(); length++) {
      if (!whole.substring(0, length).endsWith("1))")) {
        assertThat(refusal(whole.substring(0, length))).isNotEmpty();
      }
    }
  }
}
