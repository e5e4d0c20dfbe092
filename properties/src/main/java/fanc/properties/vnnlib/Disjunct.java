package fanc.properties.vnnlib;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to satisfy a query: all inequalities of inputs and all statements about outputs that it
 * and its parts list. Parts are shared between ways, so that thousands of boxes under one common
 * assertion take the room of the boxes.
 *
 * @param inputs inequalities of inputs alone
 * @param outputs statements without such inequalities
 * @param parts further ways that all hold as well
 */
record Disjunct(List<Statement.Atom> inputs, List<Statement> outputs, List<Disjunct> parts) {

  /** Returns all inequalities of inputs. */
  List<Statement.Atom> allInputs() {
    List<Statement.Atom> all = new ArrayList<>(inputs);
    parts.forEach(part -> all.addAll(part.allInputs()));
    return all;
  }

  /** Returns all that is said of outputs. */
  Statement allOutputs() {
    return Statement.and(outputList());
  }

  private List<Statement> outputList() {
    List<Statement> all = new ArrayList<>(outputs);
    parts.forEach(part -> all.addAll(part.outputList()));
    return all;
  }
}
