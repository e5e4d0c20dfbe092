package fanc.networks.lowering;

/** Div by a constant becomes a scale by its reciprocal, known up to an error. */
final class DivRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Constant divisor = node.constant(1);
    for (int i = 0; i < divisor.size(); i++) {
      if (divisor.get(i) == 0) {
        throw node.refuse("division by zero at entry " + i + " of the divisor");
      }
    }
    if (node.isConstant(0)) {
      boolean integers = divisor.kind() == Constant.Kind.INTEGER;
      Entrywise.fold(node, integers ? DivRewrite::truncated : Ball::over);
    } else {
      Ball[] reciprocals = new Ball[divisor.size()];
      for (int i = 0; i < reciprocals.length; i++) {
        reciprocals[i] = Ball.exact(1).over(divisor.ball(i));
      }
      Constant scale = Constant.ofBalls(Constant.Kind.REAL, divisor.shape(), reciprocals);
      Entrywise.emitScale(node, node.value(0), scale, Entrywise.single(0));
    }
  }

  /** Integers are divided towards zero. */
  private static Ball truncated(Ball a, Ball b) {
    long quotient = (long) a.center() / (long) b.center();
    return Ball.exact((double) quotient);
  }
}
