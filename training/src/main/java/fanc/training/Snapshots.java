package fanc.training;

import fanc.networks.Network;
import java.io.IOException;

/** Where a training leaves the network as it is on the way. */
@FunctionalInterface
interface Snapshots {
  /** Keeps nothing. */
  Snapshots NONE = (epoch, network, correct) -> {};

  /**
   * Keeps the network.
   *
   * @param epoch number of the epoch that is over
   * @param correct how many test images it classifies correctly
   * @throws IOException if it can not be written
   */
  void keep(int epoch, Network network, int correct) throws IOException;
}
