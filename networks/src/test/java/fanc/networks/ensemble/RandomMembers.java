package fanc.networks.ensemble;

import fanc.networks.Network;
import fanc.networks.ParameterSubstitution;
import fanc.networks.Parameters;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random children of a network, as ensembles are made of. */
public final class RandomMembers {
  private RandomMembers() {}

  /**
   * Returns children of a parent: all with some parameters that are moved a little and some that
   * are 0, some tensors left as they are.
   *
   * @param change how far parameters move, relative to their size
   */
  public static List<Network> of(Random random, Network parent, int members, double change) {
    List<Network> children = new ArrayList<>();
    // What is the same in all of them is the same tensor after tensor from the input on.
    int same = random.nextInt(3);
    for (int member = 0; member < members; member++) {
      List<Tensor> moved = new ArrayList<>();
      for (Tensor tensor : Parameters.of(parent)) {
        moved.add(moved.size() < same ? tensor : moved(random, tensor, change));
      }
      children.add(
          ParameterSubstitution.of(parent, moved, ParameterSubstitution.roundings(parent)));
    }
    return children;
  }

  private static Tensor moved(Random random, Tensor tensor, double change) {
    double[] entries = tensor.toArray();
    for (int i = 0; i < entries.length; i++) {
      double factor = random.nextInt(8) == 0 ? 0 : 1 + change * (2 * random.nextDouble() - 1);
      // Errors of coefficients stay as they are: a float32 number must not become negative.
      entries[i] = (float) (entries[i] * factor);
    }
    return Tensor.of(tensor.shape(), entries);
  }
}
