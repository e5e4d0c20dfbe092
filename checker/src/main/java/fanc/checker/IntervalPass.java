package fanc.checker;

/**
 * Bounds of every value of a program over a set of inputs, step by step. What reads the input, or a
 * map of it by coordinates, is bounded over each region of the set and not over their hull.
 * Mutable.
 */
final class IntervalPass {
  private final Program program;
  private final Box[] values;
  private final InputSet[] sets;

  IntervalPass(Program program, InputSet inputs) {
    this.program = program;
    values = new Box[program.margins() + 1];
    sets = new InputSet[program.margins() + 1];
    values[0] = inputs.hull();
    sets[0] = inputs;
  }

  /** Returns the bounds of all values, the margins last. */
  static Box[] over(Program program, InputSet inputs) {
    IntervalPass pass = new IntervalPass(program, inputs);
    for (int v = 1; v <= program.margins(); v++) {
      pass.advance(v);
    }
    return pass.values;
  }

  /** Takes known bounds of value v, which is no map of the input by coordinates. */
  Box take(int v, Box known) {
    values[v] = known;
    return known;
  }

  /** Bounds value v, all before it being bounded. */
  Box advance(int v) {
    InputSet set = set(v);
    if (set != null && program.mapping(v) instanceof Linear linear) {
      sets[v] = linear.at().terms() <= 1 ? set.through(linear) : null;
      values[v] = sets[v] != null ? sets[v].hull() : set.image(linear);
    } else {
      values[v] = program.mapping(v).image(operands(v));
    }
    return values[v];
  }

  /** Returns the set that value v reads, or null if it reads something else. */
  InputSet set(int v) {
    return program.inputs(v).size() == 1 ? sets[program.inputs(v).get(0)] : null;
  }

  /** Returns the bounds of what value v reads. */
  Box operands(int v) {
    return program.operands(v, values);
  }

  /**
   * Keeps of the bounds of value v what lies in others.
   *
   * @throws NotEstablished if that is nothing
   */
  Box tighten(int v, Box bounds, String whose) {
    values[v] = values[v].intersect(bounds, whose + ", value " + v);
    return values[v];
  }

  Box[] values() {
    return values;
  }
}
