package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables X_i and Y_j of VNN-LIB 1.0 and the lines that declare them. */
final class ScalarDeclarations implements Declarations {
  private static final Pattern NAME = Pattern.compile("([XY])_(0|[1-9]\\d{0,7})");

  private final Path file;
  private final Map<Variable, Integer> lines = new HashMap<>();

  ScalarDeclarations(Path file) {
    this.file = file;
  }

  /** Reads {@code (declare-const X_0 Real)} or {@code (declare-fun X_0 () Real)}. */
  void declare(SExpression.Group command) throws PropertyFormatException {
    boolean function = command.head().equals("declare-fun");
    List<SExpression> items = command.items();
    if (items.size() != (function ? 4 : 3)
        || !(items.get(1) instanceof SExpression.Word name)
        || !(items.get(items.size() - 1) instanceof SExpression.Word type)
        || (function && !isEmpty(items.get(2)))) {
      throw wrong(
          command.line(),
          "expected (" + command.head() + " X_0 " + (function ? "() " : "") + "Real)");
    }
    Matcher matcher = NAME.matcher(name.text());
    if (!matcher.matches() || !type.text().equals("Real")) {
      throw wrong(
          command.line(),
          name
              + " "
              + type
              + ", expected an input X_0, X_1, ... or an output Y_0, ... of type Real");
    }
    Variable variable = variable(matcher);
    if (lines.putIfAbsent(variable, command.line()) != null) {
      throw wrong(
          command.line(), variable + " is declared a second time, first in line " + line(variable));
    }
  }

  private static boolean isEmpty(SExpression expression) {
    return expression instanceof SExpression.Group group && group.items().isEmpty();
  }

  @Override
  public Variable variable(SExpression.Word word) throws PropertyFormatException {
    Matcher matcher = NAME.matcher(word.text());
    if (!matcher.matches() || !lines.containsKey(variable(matcher))) {
      throw wrong(word.line(), word + " is neither a number nor a variable declared before");
    }
    return variable(matcher);
  }

  private static Variable variable(Matcher matcher) {
    return new Variable(matcher.group(1).equals("X"), Integer.parseInt(matcher.group(2)));
  }

  @Override
  public int line(Variable variable) {
    return lines.get(variable);
  }

  @Override
  public int count(boolean inputs) throws PropertyFormatException {
    int count = (int) lines.keySet().stream().filter(v -> v.input() == inputs).count();
    for (int i = 0; i < Math.max(1, count); i++) {
      Variable variable = new Variable(inputs, i);
      if (!lines.containsKey(variable)) {
        throw new PropertyFormatException(
            file
                + ": "
                + variable
                + " is not declared; variables are numbered from 0 without gaps");
      }
    }
    return count;
  }

  @Override
  public String name(Variable variable) {
    return variable.toString();
  }

  @Override
  public Optional<QueryInterface> declared() {
    return Optional.empty();
  }

  private PropertyFormatException wrong(int line, String problem) {
    return new PropertyFormatException(file, "line " + line, problem);
  }
}
