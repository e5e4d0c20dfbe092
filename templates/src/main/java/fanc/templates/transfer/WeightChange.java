package fanc.templates.transfer;

import fanc.networks.Op;
import fanc.networks.Parameters;
import fanc.networks.Tensor;
import java.util.List;

/**
 * How the parameters of one op differ from its parent's. For people to read.
 *
 * @param entries number of parameters
 * @param changed how many have another value
 * @param zeroed how many of those are 0 now
 * @param largest largest absolute difference
 */
public record WeightChange(long entries, long changed, long zeroed, double largest) {

  /** Compares two ops of one shape. */
  static WeightChange of(Op parent, Op child) {
    List<Tensor> from = Parameters.of(parent);
    List<Tensor> to = Parameters.of(child);
    WeightChange sum = new WeightChange(0, 0, 0, 0);
    for (int t = 0; t < from.size(); t++) {
      sum = sum.plus(from.get(t), to.get(t));
    }
    return sum;
  }

  private WeightChange plus(Tensor from, Tensor to) {
    long different = changed;
    long gone = zeroed;
    double most = largest;
    for (int i = 0; i < from.size(); i++) {
      double change = Math.abs(to.get(i) - from.get(i));
      different += change == 0 ? 0 : 1;
      gone += change != 0 && to.get(i) == 0 ? 1 : 0;
      most = Math.max(most, change);
    }
    return new WeightChange(entries + from.size(), different, gone, most);
  }

  /** Returns whether entries were removed and most others kept, as pruning does. */
  public boolean isPruning() {
    return zeroed > 0 && 2 * (changed - zeroed) <= entries - zeroed;
  }
}
