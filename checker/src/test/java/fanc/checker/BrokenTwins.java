package fanc.checker;

import java.util.List;
import java.util.function.UnaryOperator;

/** Passes as the checker makes them, with a fault in each step. */
final class BrokenTwins {
  private BrokenTwins() {}

  /** A zonotope pass in which each element goes through the fault. */
  static Box[] zonotopes(Program program, InputSet inputs, UnaryOperator<Zonotope> fault) {
    Zonotope[] zonotopes = new Zonotope[program.margins() + 1];
    Box[] bounds = new Box[zonotopes.length];
    zonotopes[0] = inputs.zonotope();
    bounds[0] = zonotopes[0].bounds();
    int symbols = zonotopes[0].rows().size();
    for (int v = 1; v < zonotopes.length; v++) {
      Zonotope x =
          Zonotope.joined(program.inputs(v).stream().map(input -> zonotopes[input]).toList());
      Mapping mapping = program.mapping(v);
      Mapping.Relaxed relaxed = mapping.relaxed(program.operands(v, bounds));
      zonotopes[v] = x.image(relaxed.linear());
      if (relaxed.added() != null) {
        boolean[] none = new boolean[relaxed.added().size()];
        zonotopes[v] = zonotopes[v].plus(relaxed.added(), none, symbols);
      }
      zonotopes[v] = fault.apply(zonotopes[v]);
      symbols = Math.max(symbols, zonotopes[v].rows().size());
      bounds[v] = zonotopes[v].bounds();
    }
    return bounds;
  }

  static Zonotope withoutRemainder(Zonotope z) {
    return new Zonotope(z.center(), new double[z.center().length], z.rows());
  }

  /** The symbol added last, that of an activation, is half as large. */
  static Zonotope withHalfOfTheLastSymbol(Zonotope z) {
    if (z.rows().isEmpty() || z.rows().get(z.rows().size() - 1) == null) {
      return z;
    }
    List<double[]> rows = new java.util.ArrayList<>(z.rows());
    double[] last = rows.get(rows.size() - 1).clone();
    for (int i = 0; i < last.length; i++) {
      last[i] /= 2;
    }
    rows.set(rows.size() - 1, last);
    return new Zonotope(z.center(), z.remainder(), rows);
  }

  static Box halved(Box box) {
    double[] centers = box.centers();
    double[] radii = box.radii(centers);
    for (int i = 0; i < radii.length; i++) {
      radii[i] /= 2;
    }
    return Box.around(centers, radii);
  }
}
