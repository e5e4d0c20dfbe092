package fanc.networks.lowering;

import fanc.networks.DroppedActivation;
import fanc.networks.Network;
import java.util.Optional;

/**
 * The canonical form of a graph.
 *
 * @param network what the graph computes, up to the dropped activation
 * @param dropped the activation behind the network's output that was left out
 */
public record Lowered(Network network, Optional<DroppedActivation> dropped) {}
