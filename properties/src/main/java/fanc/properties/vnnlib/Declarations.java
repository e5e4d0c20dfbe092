package fanc.properties.vnnlib;

import fanc.properties.PropertyFormatException;
import java.util.Optional;

/** The variables that a file declares. */
interface Declarations {
  /**
   * Returns the declared variable of a name.
   *
   * @throws PropertyFormatException if there is none
   */
  Variable variable(SExpression.Word word) throws PropertyFormatException;

  /** Returns the line that declares a variable. */
  int line(Variable variable);

  /**
   * Returns the number of inputs, or of outputs.
   *
   * @throws PropertyFormatException if there are none or the numbers have a gap
   */
  int count(boolean inputs) throws PropertyFormatException;

  /** Returns how the file writes a variable. */
  String name(Variable variable);

  /** Returns the network that the file declares, if it declares one. */
  Optional<QueryInterface> declared();
}
