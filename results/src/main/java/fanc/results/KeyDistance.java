package fanc.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The edit distance between keys (Levenshtein 1966), to name the key that was probably meant. */
public final class KeyDistance {
  private KeyDistance() {}

  /** Returns the known key with the least distance, the first of equals; empty if none is known. */
  public static String closest(String key, List<String> known) {
    return known.stream().min(Comparator.comparingInt(other -> between(key, other))).orElse("");
  }

  /**
   * Returns the known word that a word is probably a slip of: one that differs in at most a third
   * of its characters, or in two; empty if there is none.
   */
  public static Optional<String> slipOf(String word, List<String> known) {
    String closest = closest(word, known);
    boolean near = between(word, closest) <= Math.max(2, word.length() / 3);
    return near && !closest.isEmpty() ? Optional.of(closest) : Optional.empty();
  }

  /** Returns the least number of characters to insert, delete or replace. */
  static int between(String a, String b) {
    int[] above = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
