package fanc.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages to the tokens of a text: words, numbers, quoted texts, single signs. */
public final class TextDamage {
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.+-]+|\\s+|.", Pattern.DOTALL);

  private static final List<String> EVIL =
      List.of(
          "",
          "0",
          "-0",
          "-1",
          "1",
          "1.5",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "1e308",
          "1e-400",
          "1e400",
          "1e999999999",
          "1e-999999999",
          "-1e2147483648",
          "0e99999999999",
          "0.1e1",
          "NaN",
          "Infinity",
          "-Infinity",
          "null",
          "true",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "\"\"",
          "\"..\"",
          "\"../../x\"",
          "\"/etc/hostname\"",
          "\"\\u0000\"",
          "\"a\\nb\"",
          "\"\\ud800\"",
          "\u0000",
          "\u001b[2J",
          "\u2028",
          "\u0085",
          "\uFEFF",
          "(",
          ")",
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          ";",
          "-",
          "/",
          "0x10",
          "1_000");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");

  private static final List<String> NUMBERS =
      List.of(
          "0", "1", "2", "3", "-1", "0.25", "0.5", "1e-3", "-0.75", "10", "255", "1e5", "100000");

  private TextDamage() {}

  /**
   * Returns a text with 1 to 4 damages, now and then to its bytes instead.
   *
   * @param words further tokens to put in, those of the format
   */
  public static byte[] of(String text, List<String> words, Random random) {
    if (random.nextInt(6) == 0) {
      return ByteDamage.of(text.getBytes(StandardCharsets.UTF_8), random);
    }
    List<String> tokens = tokens(text);
    int damages = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
    for (int n = damages; n > 0 && !tokens.isEmpty(); n--) {
      one(tokens, words, random);
    }
    return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static void one(List<String> tokens, List<String> words, Random random) {
    int at = random.nextInt(tokens.size());
    int end = Math.min(tokens.size(), at + 1 + random.nextInt(random.nextInt(4) == 0 ? 20 : 2));
    if (random.nextBoolean() && NUMBER.matcher(tokens.get(at)).matches()) {
      tokens.set(at, NUMBERS.get(random.nextInt(NUMBERS.size())));
      return;
    }
    switch (random.nextInt(9)) {
      case 0 -> tokens.subList(at, end).clear();
      case 1 -> tokens.addAll(at, List.copyOf(tokens.subList(at, end)));
      case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
      case 3 -> tokens.set(at, word(words, random));
      case 4 -> tokens.add(at, word(words, random));
      case 5 -> tokens.set(at, EVIL.get(random.nextInt(EVIL.size())));
      case 6 -> tokens.add(at, EVIL.get(random.nextInt(EVIL.size())));
      case 7 -> tokens.set(at, longer(tokens.get(at), random));
      default -> {
        List<String> piece = List.copyOf(tokens.subList(at, end));
        tokens.subList(at, end).clear();
        tokens.addAll(random.nextInt(tokens.size() + 1), piece);
      }
    }
  }

  private static String word(List<String> words, Random random) {
    return words.isEmpty() ? "x" : words.get(random.nextInt(words.size()));
  }

  /** Rarely a very long token, and rarely a deep nest. */
  private static String longer(String token, Random random) {
    int times = random.nextInt(200) == 0 ? 20_000 : 1 + random.nextInt(8);
    return token.repeat(times);
  }
}
