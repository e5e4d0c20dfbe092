package fanc.checker;

import fanc.checker.Mapping.Relaxed;

/**
 * Bounds of every value of a program over one region, by zonotopes whose curves add fresh symbols
 * (DeepZ), and beside them by intervals if asked: then curves are relaxed over what both contain.
 */
final class ZonotopePass {
  private ZonotopePass() {}

  /**
   * Returns the bounds of all values, the margins last.
   *
   * @param inputs one region
   * @param intervals whether intervals go beside
   */
  static Box[] over(Program program, InputSet inputs, boolean intervals) {
    int last = program.margins();
    int[] lastReader = new int[last + 1];
    for (int v = 1; v <= last; v++) {
      for (int input : program.inputs(v)) {
        lastReader[input] = v;
      }
    }
    Zonotope[] zonotopes = new Zonotope[last + 1];
    Box[] bounds = new Box[last + 1];
    bounds[0] = inputs.hull();
    zonotopes[0] = inputs.zonotope();
    int symbols = zonotopes[0].rows().size();
    for (int v = 1; v <= last; v++) {
      Zonotope x =
          Zonotope.joined(program.inputs(v).stream().map(input -> zonotopes[input]).toList());
      Box over = program.operands(v, bounds);
      zonotopes[v] = image(program.mapping(v), x, over, symbols);
      symbols = Math.max(symbols, zonotopes[v].rows().size());
      bounds[v] = zonotopes[v].bounds();
      if (intervals) {
        bounds[v] = bounds[v].intersect(program.mapping(v).image(over), "value " + v);
      }
      for (int input : program.inputs(v)) {
        zonotopes[input] = lastReader[input] == v ? null : zonotopes[input];
      }
    }
    return bounds;
  }

  private static Zonotope image(Mapping mapping, Zonotope x, Box over, int symbols) {
    Relaxed relaxed = mapping.relaxed(over);
    Zonotope image = x.image(relaxed.linear());
    if (relaxed.added() == null) {
      return image;
    }
    boolean single = mapping instanceof Curve;
    boolean[] rest = single ? x.unreached() : new boolean[relaxed.added().size()];
    return image.plus(relaxed.added(), rest, symbols);
  }
}
