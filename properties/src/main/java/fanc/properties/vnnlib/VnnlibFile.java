package fanc.properties.vnnlib;

import fanc.properties.HalfSpace;
import fanc.properties.OutputConstraint;
import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads VNN-LIB: {@code declare-const} of reals X_i and Y_j, and assertions of {@code <=} and
 * {@code >=} between linear terms, joined by {@code and} and {@code or}.
 *
 * <p>The inputs must form one box. All assertions together name the unsafe outputs; the constraint
 * that is read is their negation.
 */
public final class VnnlibFile {
  private static final int LARGEST = 256 << 20;

  private final Path file;
  private final Declarations declarations;
  private final Formula formula;
  private final InputBounds bounds;
  private final List<List<List<Inequality>>> outputs = new ArrayList<>();

  private VnnlibFile(Path file) {
    this.file = file;
    this.declarations = new Declarations(file);
    this.formula = new Formula(file, declarations);
    this.bounds = new InputBounds(file);
  }

  /**
   * Reads a query.
   *
   * @param file for messages
   * @param content the file's bytes, packed by gzip or plain
   * @throws PropertyFormatException naming the line if the text is malformed, a command, operator
   *     or variable is unknown, an input lacks a bound, bounds contradict each other, or no
   *     assertion speaks of outputs; {@link UnsupportedPropertyException} for several boxes and for
   *     inequalities that are no bounds of one input
   */
  public static VnnlibQuery parse(Path file, byte[] content) throws PropertyFormatException {
    return new VnnlibFile(file).read(SExpressionReader.read(file, text(file, content)));
  }

  private static String text(Path file, byte[] content) throws PropertyFormatException {
    boolean packed = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    if (!packed) {
      return new String(content, StandardCharsets.UTF_8);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] bytes = unpacked.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new PropertyFormatException(file + ": unpacks to more than 256 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PropertyFormatException(file + ": broken gzip file: " + e.getMessage());
    }
  }

  private VnnlibQuery read(List<SExpression.Group> commands) throws PropertyFormatException {
    for (SExpression.Group command : commands) {
      switch (command.head()) {
        case "declare-const" -> declarations.declare(command);
        case "assert" -> add(command);
        default ->
            throw new PropertyFormatException(
                file,
                "line " + command.line(),
                "command \""
                    + command.head()
                    + "\" is not known, expected declare-const or assert");
      }
    }
    if (outputs.isEmpty()) {
      throw new PropertyFormatException(
          file + ": no assertion speaks of an output Y_0, ...; nothing to check");
    }
    return new VnnlibQuery(bounds.region(declarations), constraint());
  }

  private void add(SExpression.Group command) throws PropertyFormatException {
    if (command.arguments().size() != 1) {
      throw new PropertyFormatException(file, "line " + command.line(), "assert needs one formula");
    }
    List<List<Inequality>> alternatives = formula.alternatives(command.arguments().get(0));
    if (alternatives.size() == 1) {
      List<Inequality> unsafe = new ArrayList<>();
      for (Inequality inequality : alternatives.get(0)) {
        if (inequality.isInput()) {
          bounds.add(inequality);
        } else {
          unsafe.add(inequality);
        }
      }
      if (!unsafe.isEmpty()) {
        outputs.add(List.of(unsafe));
      }
      return;
    }
    for (List<Inequality> alternative : alternatives) {
      if (alternative.isEmpty() || alternative.stream().anyMatch(Inequality::isInput)) {
        throw new UnsupportedPropertyException(
            file,
            "line " + command.line(),
            "several input boxes in one file are not built yet; write one file for each");
      }
    }
    outputs.add(alternatives);
  }

  /** Returns the negation of all output assertions together. */
  private OutputConstraint constraint() throws PropertyFormatException {
    int count = declarations.count(false);
    List<List<HalfSpace>> clauses = new ArrayList<>();
    for (List<Inequality> unsafe : formula.product(outputs, 1)) {
      List<HalfSpace> clause = new ArrayList<>();
      for (Inequality inequality : unsafe) {
        clause.add(inequality.negated(file, count));
      }
      clauses.add(clause);
    }
    return new OutputConstraint(clauses);
  }
}
