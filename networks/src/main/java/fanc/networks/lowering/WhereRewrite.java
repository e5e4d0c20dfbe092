package fanc.networks.lowering;

import fanc.networks.Shape;

/** Where of constants is folded. */
final class WhereRewrite implements Rewrite {

  @Override
  public void apply(NodeScope node) throws LoweringException {
    Constant condition = node.constant(0);
    Constant yes = node.constant(1);
    Constant no = node.constant(2);
    Shape shape =
        Broadcast.shape(condition.shape(), yes.shape())
            .flatMap(both -> Broadcast.shape(both, no.shape()))
            .orElseThrow(() -> node.refuse("shapes of the three inputs do not fit"));
    int[] conditions = Broadcast.sources(condition.shape(), shape);
    int[] yesses = Broadcast.sources(yes.shape(), shape);
    int[] nos = Broadcast.sources(no.shape(), shape);
    Ball[] results = new Ball[shape.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = condition.get(conditions[i]) != 0 ? yes.ball(yesses[i]) : no.ball(nos[i]);
    }
    node.define(Constant.ofBalls(yes.kind(), shape, results));
  }
}
