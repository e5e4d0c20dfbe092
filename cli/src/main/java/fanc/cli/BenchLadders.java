package fanc.cli;

import fanc.cli.LadderRungs.Recorded;
import fanc.networks.Network;
import fanc.templates.transfer.ChildRungs;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ladders that a benchmark measures, one for each method and child, with what they remember of
 * earlier images: a user who verifies several images of a child has that too. Another property or
 * another parent begins anew. Not for several threads.
 */
final class BenchLadders {
  private final Engine engine;
  private final Map<BenchMethod, IdentityHashMap<Network, LadderDecision>> ladders =
      new HashMap<>();
  private Optional<Recorded> atHand = Optional.empty();

  BenchLadders(Engine engine) {
    this.engine = engine;
  }

  /** Forgets all ladders. */
  void forget() {
    ladders.clear();
  }

  /** Returns the ladder of a network that uses no parent. */
  LadderDecision fromScratch(BenchMethod method, Network network) {
    return of(method, network, LadderRungs.fromScratch(network, engine.kernels()));
  }

  /**
   * Returns the ladder of a child.
   *
   * @param recorded what is recorded of the parent for the image that is decided next
   */
  LadderDecision of(
      BenchMethod method, Network child, Network parent, Optional<Recorded> recorded) {
    atHand = recorded;
    if (ChildRungs.obstacle(parent, child).isPresent()) {
      return fromScratch(method, child);
    }
    LadderRungs.Parent known = new LadderRungs.Parent(parent, claim -> atHand, note -> {});
    return of(method, child, LadderRungs.of(child, engine.kernels(), known));
  }

  private LadderDecision of(BenchMethod method, Network network, LadderRungs rungs) {
    return ladders
        .computeIfAbsent(method, m -> new IdentityHashMap<>())
        .computeIfAbsent(network, n -> engine.ladder(network, rungs));
  }
}
