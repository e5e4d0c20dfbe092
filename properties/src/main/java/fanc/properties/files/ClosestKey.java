package fanc.properties.files;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known key that a misspelt one most probably means. */
final class ClosestKey {
  private ClosestKey() {}

  /** Returns the key with the fewest letters to insert, delete or replace, case aside. */
  static String to(String name, List<String> keys) {
    String lower = name.toLowerCase(Locale.ROOT);
    return keys.stream()
        .min(Comparator.comparingInt(key -> distance(lower, key.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** Levenshtein's distance, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
