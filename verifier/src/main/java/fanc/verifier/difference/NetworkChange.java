package fanc.verifier.difference;

import fanc.networks.Network;
import java.util.Collections;
import java.util.List;

/**
 * What a difference pass needs to know of a parent and of what may stand in its place: one child,
 * or every network of a ball.
 *
 * @param parent the network that something is known of
 * @param child the network whose activations and index maps are in the child's place
 * @param linear for each step a linear op and its change, null where the step is not linear or is
 *     unchanged; entry v - 1 belongs to value v
 * @param unchanged for each step whether it is the same function in both; entry v - 1 belongs to
 *     value v
 */
record NetworkChange(
    Network parent, Network child, List<LinearChange> linear, List<Boolean> unchanged) {

  NetworkChange {
    linear = Collections.unmodifiableList(linear);
    unchanged = List.copyOf(unchanged);
  }

  /** Returns the change of the op that makes a value; null if there is none to speak of. */
  LinearChange linear(int value) {
    return linear.get(value - 1);
  }

  boolean unchanged(int value) {
    return unchanged.get(value - 1);
  }
}
