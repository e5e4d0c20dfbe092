package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads VNN-LIB 1.0: declarations of reals X_i and Y_j, and assertions of linear inequalities
 * joined by {@code and}, {@code or}, {@code not}; and 2.0, where a network declares tensors.
 *
 * <p>All assertions together name the inputs with unsafe outputs; what is read is the claim that
 * there are none.
 */
public final class VnnlibFile {
  private static final int LARGEST = 256 << 20;

  /** Commands of SMT-LIB that say nothing about the query. */
  private static final Set<String> SILENT = Set.of("set-logic", "set-info", "set-option");

  private static final Set<String> ENDINGS = Set.of("check-sat", "get-model", "exit");

  private final Path file;
  private final ScalarDeclarations declarations;
  private final StatementReader statements;
  private final List<Statement> assertions = new ArrayList<>();
  private boolean ended;

  private VnnlibFile(Path file) {
    this.file = file;
    this.declarations = new ScalarDeclarations(file);
    this.statements = new StatementReader(file, declarations, StatementReader.Dialect.SCALARS);
  }

  /**
   * Reads a query.
   *
   * @param file for messages
   * @param content the file's bytes, packed by gzip or plain
   * @throws PropertyFormatException naming the line if the text is malformed, a command, operator
   *     or variable is unknown, or an input lacks a bound; {@link UnsupportedPropertyException} for
   *     terms that are not linear, too many boxes, and what {@link TensorQuery} leaves out of 2.0
   */
  public static VnnlibQuery parse(Path file, byte[] content) throws PropertyFormatException {
    List<SExpression.Group> commands = SExpressionReader.read(file, text(file, content));
    return TensorQuery.isMeant(commands)
        ? new TensorQuery(file, commands).read()
        : new VnnlibFile(file).read(commands);
  }

  private static String text(Path file, byte[] content) throws PropertyFormatException {
    boolean packed = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    if (!packed) {
      return decoded(content);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
      requireShort(file, content);
      return decoded(unpacked.readAllBytes());
    } catch (IOException e) {
      throw new PropertyFormatException(file + ": broken gzip file: " + e.getMessage());
    }
  }

  /** Unpacks once without keeping anything: a small file may unpack to almost any length. */
  private static void requireShort(Path file, byte[] content)
      throws IOException, PropertyFormatException {
    byte[] piece = new byte[1 << 16];
    long length = 0;
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
      for (int n = unpacked.read(piece); n >= 0; n = unpacked.read(piece)) {
        length += n;
        if (length > LARGEST) {
          throw new PropertyFormatException(
              file + ": unpacks to more than " + (LARGEST >> 20) + " MiB; split the query");
        }
      }
    }
  }

  /** Some editors put a byte order mark before the text. */
  private static String decoded(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private VnnlibQuery read(List<SExpression.Group> commands) throws PropertyFormatException {
    for (SExpression.Group command : commands) {
      ended |= ENDINGS.contains(command.head());
      switch (command.head()) {
        case "declare-const", "declare-fun" -> declarations.declare(command);
        case "assert" -> add(command);
        default -> requireSilent(command);
      }
    }
    return new QueryCases(file, declarations).query(Statement.and(assertions));
  }

  private void requireSilent(SExpression.Group command) throws PropertyFormatException {
    if (!SILENT.contains(command.head()) && !ENDINGS.contains(command.head())) {
      throw new PropertyFormatException(
          file,
          "line " + command.line(),
          "command \"" + command.head() + "\" is not known, expected declare-const or assert");
    }
  }

  private void add(SExpression.Group command) throws PropertyFormatException {
    if (ended) {
      throw new PropertyFormatException(
          file, "line " + command.line(), "an assertion after the question; move it up");
    }
    if (command.arguments().size() != 1) {
      throw new PropertyFormatException(file, "line " + command.line(), "assert needs one formula");
    }
    assertions.add(statements.statement(command.arguments().get(0)));
  }
}
