package fanc.approx;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.fuzz.Bounded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipes made to exhaust time, memory or the stack: refused within bounds, in one short line. */
class HostileRecipesTest {
  private static final long MEGABYTE = 1 << 20;

  @TempDir Path folder;

  private String refusal(Path file) {
    String message = Bounded.refusal(IOException.class, 50 * MEGABYTE, () -> RecipeFile.read(file));
    assertThat(message).startsWith(file + ": ").hasSizeLessThan(4000);
    assertThat(message.chars()).noneMatch(Character::isISOControl);
    return message;
  }

  private String refusal(String children) throws IOException {
    String text =
        "{\"$schema\": \"recipe-1.json\", \"version\": 1, \"name\": \"n\", \"children\": ";
    return refusal(Files.writeString(folder.resolve("recipe.json"), text + children + "}"));
  }

  /** Written out, such a number has a billion digits. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e999999999", "1e99999999999"})
  void fractionsOfBillionsOfDigitsAreRefused(String fraction) throws IOException {
    for (String rule :
        new String[] {
          "{\"kind\": \"prune\", \"fractions\": [" + fraction + "], \"scope\": \"dense\"}",
          "{\"kind\": \"prune-global\", \"fraction\": " + fraction + ", \"scope\": \"all\"}"
        }) {
      assertThat(refusal("[[" + rule + "]]")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null]", "[[null]]", "[[]]", "[]", "null", "[[[]]]", "{}", "7"})
  void childrenThatAreNoneAreRefused(String children) throws IOException {
    assertThat(refusal(children)).isNotEmpty();
  }

  @Test
  void deepNestsAndLongNamesAreRefused() throws IOException {
    assertThat(refusal("[".repeat(100_000))).contains("nesting depth");
    assertThat(refusal("[[{\"kind\": \"" + "k\\u001b".repeat(20_000) + "\"}]]")).contains("kind");
  }

  @Test
  void whatIsNoTextFileIsRefusedByName() throws IOException {
    Path file = folder.resolve("recipe.json");
    assertThat(refusal(Files.write(file, new byte[] {'{', (byte) 0xc3, 0x28, '}'})))
        .contains("UTF-8");
    assertThat(refusal(folder)).contains("no regular file");
  }
}
