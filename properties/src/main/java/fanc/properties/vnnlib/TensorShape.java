package fanc.properties.vnnlib;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists of numbers in square brackets: {@code [1,5]}, and {@code []} of none. */
final class TensorShape {
  private static final Pattern LIST = Pattern.compile("\\[(?:\\d{1,8}(?:,\\d{1,8}){0,15})?\\]");

  private TensorShape() {}

  /** Returns the numbers, at most 16 of at most 8 digits; nothing if the text is no such list. */
  static Optional<List<Integer>> numbers(String text) {
    if (!LIST.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : text.substring(1, text.length() - 1).split(",", -1)) {
      if (!number.isEmpty()) {
        numbers.add(Integer.parseInt(number));
      }
    }
    return Optional.of(numbers);
  }
}
