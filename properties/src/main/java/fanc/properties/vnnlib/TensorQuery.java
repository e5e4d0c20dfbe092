package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads VNN-LIB 2.0, as far as it says what 1.0 can say: one network, its inputs and its output,
 * linear inequalities.
 */
final class TensorQuery {
  private static final Set<String> COMMANDS =
      Set.of(
          "vnnlib-version", "declare-network", "declare-input", "declare-output", "declare-hidden");

  private final Path file;
  private final List<SExpression.Group> commands;

  TensorQuery(Path file, List<SExpression.Group> commands) {
    this.file = file;
    this.commands = commands;
  }

  /** Returns whether a file is written in 2.0. */
  static boolean isMeant(List<SExpression.Group> commands) {
    return commands.stream().anyMatch(command -> COMMANDS.contains(command.head()));
  }

  /**
   * Returns the query.
   *
   * @throws PropertyFormatException naming the line if the text is malformed; {@link
   *     UnsupportedPropertyException} for another version, several networks, and what {@link
   *     NetworkDeclaration} refuses
   */
  VnnlibQuery read() throws PropertyFormatException {
    TensorWords words = new TensorWords(file);
    TensorDeclarations declarations = null;
    StatementReader statements = null;
    List<Statement> assertions = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      SExpression.Group command = words.joined(commands.get(i));
      switch (command.head()) {
        case "vnnlib-version" -> requireVersion(command, i);
        case "declare-network" -> {
          requireFirst(command, declarations);
          declarations = new TensorDeclarations(file, new NetworkDeclaration(file, command).read());
          statements = new StatementReader(file, declarations, StatementReader.Dialect.TENSORS);
        }
        case "assert" -> assertions.add(assertion(command, statements));
        default -> throw unknown(command);
      }
    }
    if (declarations == null) {
      throw new PropertyFormatException(file + ": no network, expected (declare-network ...)");
    }
    requireAllMentioned(declarations);
    return new QueryCases(file, declarations).query(Statement.and(assertions));
  }

  private void requireVersion(SExpression.Group command, int position)
      throws PropertyFormatException {
    String version = command.arguments().size() == 1 ? command.arguments().get(0).toString() : "";
    if (!version.matches("<?\\d{1,6}\\.\\d{1,6}>?")) {
      throw wrong(command, "expected (vnnlib-version <2.0>)");
    }
    if (!version.replaceAll("[<>]", "").matches("2\\.\\d+")) {
      throw unsupported(
          command, "vnnlib-version " + version + " is not built, expected <2.0>; 1.0 states none");
    }
    if (position > 0) {
      throw wrong(command, "the version comes first");
    }
  }

  private void requireFirst(SExpression.Group command, TensorDeclarations before)
      throws PropertyFormatException {
    if (before != null) {
      throw unsupported(
          command, "declare-network: several networks in one query are not built; one is");
    }
  }

  private Statement assertion(SExpression.Group command, StatementReader statements)
      throws PropertyFormatException {
    if (statements == null) {
      throw wrong(command, "an assertion before the network; move it down");
    }
    if (command.arguments().size() != 1) {
      throw wrong(command, "assert needs one formula");
    }
    return statements.statement(command.arguments().get(0));
  }

  /** A few characters declare any number of inputs; an input that is not mentioned has no bound. */
  private void requireAllMentioned(TensorDeclarations declarations) throws PropertyFormatException {
    long words = commands.stream().mapToLong(TensorQuery::words).sum();
    if (declarations.count(true) > words) {
      throw wrong(
          commands.get(commands.size() - 1),
          "fewer words than the "
              + declarations.count(true)
              + " inputs; every input needs a lower and an upper bound");
    }
  }

  private static long words(SExpression expression) {
    return expression instanceof SExpression.Group group
        ? group.items().stream().mapToLong(TensorQuery::words).sum()
        : 1;
  }

  private PropertyFormatException unknown(SExpression.Group command) {
    boolean scalar = command.head().equals("declare-const") || command.head().equals("declare-fun");
    return wrong(
        command,
        scalar
            ? command.head() + " is VNN-LIB 1.0, the rest of the file is 2.0; use one of them"
            : "command \""
                + command.head()
                + "\" is not known, expected declare-network or assert");
  }

  private PropertyFormatException wrong(SExpression at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }

  private UnsupportedPropertyException unsupported(SExpression at, String problem) {
    return new UnsupportedPropertyException(file, "line " + at.line(), problem);
  }
}
