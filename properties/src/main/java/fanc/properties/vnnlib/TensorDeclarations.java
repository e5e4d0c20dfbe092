package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of the one network that a file of VNN-LIB 2.0 declares. */
final class TensorDeclarations implements Declarations {
  /** Where a tensor's elements begin among those of all inputs, or of the output. */
  private record Place(QueryTensor tensor, boolean input, int from) {}

  private final Path file;
  private final QueryInterface declared;
  private final Map<String, Place> places = new HashMap<>();
  private final int inputs;

  TensorDeclarations(Path file, QueryInterface declared) {
    this.file = file;
    this.declared = declared;
    int from = 0;
    for (QueryTensor input : declared.inputs()) {
      places.put(input.name(), new Place(input, true, from));
      from += input.size();
    }
    inputs = from;
    places.put(declared.output().name(), new Place(declared.output(), false, 0));
  }

  @Override
  public Variable variable(SExpression.Word word) throws PropertyFormatException {
    int bracket = word.text().indexOf('[');
    String name = bracket < 0 ? word.text() : word.text().substring(0, bracket);
    Place place = places.get(name);
    if (place == null) {
      throw wrong(word, word + " is neither a number nor an element of a tensor declared before");
    }
    String indices = bracket < 0 ? "" : word.text().substring(bracket);
    return new Variable(place.input(), place.from() + offset(word, place.tensor(), indices));
  }

  private int offset(SExpression.Word word, QueryTensor tensor, String indices)
      throws PropertyFormatException {
    List<Integer> index = TensorShape.numbers(indices.isEmpty() ? "[]" : indices).orElse(null);
    if (index == null || index.size() != tensor.shape().size()) {
      throw wrong(
          word,
          word
              + ": expected "
              + tensor.shape().size()
              + (tensor.shape().size() == 1 ? " index" : " indices")
              + " into "
              + tensor);
    }
    int offset = 0;
    for (int d = 0; d < index.size(); d++) {
      if (index.get(d) >= tensor.shape().get(d)) {
        throw wrong(word, word + " lies outside of " + tensor + "; indices count from 0");
      }
      offset = offset * tensor.shape().get(d) + index.get(d);
    }
    return offset;
  }

  @Override
  public int line(Variable variable) {
    return declared.line();
  }

  @Override
  public int count(boolean ofInputs) {
    return ofInputs ? inputs : declared.output().size();
  }

  @Override
  public String name(Variable variable) {
    int rest = variable.index();
    for (QueryTensor input : declared.inputs()) {
      if (variable.input() && rest < input.size()) {
        return input.element(rest);
      }
      rest -= variable.input() ? input.size() : 0;
    }
    return declared.output().element(rest);
  }

  @Override
  public Optional<QueryInterface> declared() {
    return Optional.of(declared);
  }

  private PropertyFormatException wrong(SExpression.Word at, String problem) {
    return new PropertyFormatException(file, "line " + at.line(), problem);
  }
}
