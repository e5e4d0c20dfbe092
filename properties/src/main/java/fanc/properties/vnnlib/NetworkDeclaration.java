package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import fanc.properties.UnsupportedPropertyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code (declare-network f (declare-input X real [1,5]) (declare-output Y real [1,2]))}. */
final class NetworkDeclaration {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Element types of the standard that proofs here are not about. */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "float16",
          "float64",
          "bfloat16",
          "float8e4m3fn",
          "float8e5m2",
          "float8e4m3fnuz",
          "float8e5m2fnuz",
          "float4e2m1",
          "int4",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint4",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "complex64",
          "complex128",
          "bool",
          "string");

  /** As many numbers as a value of a network may have. */
  private static final long MOST = 1 << 24;

  private final Path file;
  private final SExpression.Group command;
  private final Set<String> names = new HashSet<>();
  private final List<QueryTensor> inputs = new ArrayList<>();
  private final List<QueryTensor> outputs = new ArrayList<>();

  NetworkDeclaration(Path file, SExpression.Group command) {
    this.file = file;
    this.command = command;
  }

  /**
   * Returns the declared network.
   *
   * @throws PropertyFormatException naming the line if the declaration is malformed; {@link
   *     UnsupportedPropertyException} for hidden values, relations to other networks, several
   *     outputs and element types without a proof
   */
  QueryInterface read() throws PropertyFormatException {
    List<SExpression> parts = command.arguments();
    if (parts.isEmpty() || !(parts.get(0) instanceof SExpression.Word)) {
      throw wrong(command, "expected (declare-network NAME (declare-input ...) ...)");
    }
    String network = name((SExpression.Word) parts.get(0));
    for (SExpression part : parts.subList(1, parts.size())) {
      declare(part);
    }
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw wrong(
          command, network + " has no " + (inputs.isEmpty() ? "declare-input" : "declare-output"));
    }
    requireOneType();
    requireFew(network);
    return new QueryInterface(network, inputs, outputs.get(0), command.line());
  }

  private void declare(SExpression part) throws PropertyFormatException {
    if (!(part instanceof SExpression.Group group)) {
      throw wrong(part, "\"" + part + "\", expected (declare-input ...) or (declare-output ...)");
    }
    switch (group.head()) {
      case "declare-input" -> {
        if (!outputs.isEmpty()) {
          throw wrong(group, "an input after an output; inputs come first");
        }
        inputs.add(tensor(group));
      }
      case "declare-output" -> {
        outputs.add(tensor(group));
        if (outputs.size() > 1) {
          throw unsupported(group, "declare-output: several outputs are not built; one is");
        }
      }
      case "declare-hidden" ->
          throw unsupported(
              group, "declare-hidden: hidden values are not built; only inputs and outputs are");
      case "equal-to", "isomorphic-to" ->
          throw unsupported(
              group, group.head() + ": several networks in one query are not built; one is");
      default ->
          throw wrong(
              group,
              "\"" + group.head() + "\" is not known, expected declare-input or declare-output");
    }
  }

  private QueryTensor tensor(SExpression.Group group) throws PropertyFormatException {
    List<String> words = new ArrayList<>();
    for (SExpression item : withShapeApart(group.arguments())) {
      words.add(item instanceof SExpression.Word word ? word.text() : "");
    }
    boolean named = words.size() == 4 && words.get(3).matches("\".+\"");
    Optional<List<Integer>> shape =
        words.size() == 3 || named ? TensorShape.numbers(words.get(2)) : Optional.empty();
    if (shape.isEmpty()) {
      throw wrong(group, "expected (" + group.head() + " NAME TYPE [1,5])");
    }
    if (shape.get().contains(0)) {
      throw wrong(group, words.get(0) + " " + words.get(2) + " has no elements");
    }
    String onnxName = named ? words.get(3).substring(1, words.get(3).length() - 1) : null;
    return new QueryTensor(
        name((SExpression.Word) group.items().get(1)),
        type(group, words.get(1)),
        shape.get(),
        Optional.ofNullable(onnxName));
  }

  /** Blanks before indices have been taken away: {@code real [1,5]} is one word by now. */
  private static List<SExpression> withShapeApart(List<SExpression> items) {
    List<SExpression> apart = new ArrayList<>(items);
    if (items.size() > 1 && items.get(1) instanceof SExpression.Word word) {
      int bracket = word.text().indexOf('[');
      if (bracket > 0) {
        apart.set(1, new SExpression.Word(word.text().substring(0, bracket), word.line()));
        apart.add(2, new SExpression.Word(word.text().substring(bracket), word.line()));
      }
    }
    return apart;
  }

  private String name(SExpression.Word word) throws PropertyFormatException {
    if (!NAME.matcher(word.text()).matches()) {
      throw wrong(word, "\"" + word + "\" is no name: a letter, then letters, digits and _");
    }
    if (!names.add(word.text())) {
      throw wrong(word, word + " is declared a second time");
    }
    return word.text();
  }

  private String type(SExpression.Group at, String type) throws PropertyFormatException {
    if (OTHER_TYPES.contains(type)) {
      throw unsupported(
          at, "element type " + type + ": proofs are about real and float32; write one of these");
    }
    if (!type.toLowerCase(Locale.ROOT).equals("real") && !type.equals("float32")) {
      throw wrong(at, "element type \"" + type + "\" is not known, expected real or float32");
    }
    return type;
  }

  private void requireOneType() throws PropertyFormatException {
    boolean single = outputs.get(0).elementType().equals("float32");
    for (QueryTensor input : inputs) {
      if (input.elementType().equals("float32") != single) {
        throw unsupported(command, "element types real and float32 in one query; use one of them");
      }
    }
  }

  private void requireFew(String network) throws PropertyFormatException {
    for (List<QueryTensor> side : List.of(inputs, outputs)) {
      long total = 0;
      for (QueryTensor tensor : side) {
        long size = 1;
        for (int extent : tensor.shape()) {
          size = Math.min(size * extent, MOST + 1);
        }
        total += size;
      }
      if (total > MOST) {
        throw unsupported(command, network + " has more than " + MOST + " inputs or outputs");
      }
    }
  }

  private PropertyFormatException wrong(SExpression at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }

  private UnsupportedPropertyException unsupported(SExpression at, String problem) {
    return new UnsupportedPropertyException(file, "line " + at.line(), problem);
  }
}
