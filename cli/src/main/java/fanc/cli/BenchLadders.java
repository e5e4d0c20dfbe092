package fanc.cli;

import fanc.cli.LadderRungs.Recorded;
import fanc.networks.Network;
import fanc.networks.embedding.Embedding;
import fanc.networks.folding.Alignment;
import fanc.templates.store.StoredParent;
import fanc.templates.transfer.ChildRungs;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
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
  private final IdentityHashMap<Network, Pair> pairs = new IdentityHashMap<>();
  private Optional<Recorded> atHand = Optional.empty();

  /**
   * A parent and a child, in one architecture if they can be brought to one.
   *
   * @param numbers for each value of the parent its number there; empty where they are the same
   */
  private record Pair(Network parent, Network child, Optional<List<Integer>> numbers) {

    static Pair of(Network parent, Network child) {
      if (ChildRungs.obstacle(parent, child).isEmpty()) {
        return new Pair(parent, child, Optional.empty());
      }
      Optional<Network> embedded =
          Embedding.of(child, StoredParent.of(parent, "").parameters())
              .filter(larger -> ChildRungs.obstacle(parent, larger).isEmpty());
      if (embedded.isPresent()) {
        return new Pair(parent, embedded.get(), Optional.empty());
      }
      return Alignment.of(parent, child)
          .map(aligned -> new Pair(aligned.parent(), aligned.child(), numbers(aligned)))
          .orElse(new Pair(parent, child, Optional.empty()));
    }

    private static Optional<List<Integer>> numbers(Alignment aligned) {
      return aligned.keepsParent() ? Optional.empty() : Optional.of(aligned.numbers());
    }

    private Recorded renumbered(Recorded recorded) {
      return numbers.map(recorded::renumbered).orElse(recorded);
    }
  }

  BenchLadders(Engine engine) {
    this.engine = engine;
  }

  /** Forgets all ladders. */
  void forget() {
    ladders.clear();
    pairs.clear();
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
    Pair pair = pairs.computeIfAbsent(child, c -> Pair.of(parent, c));
    if (ChildRungs.obstacle(pair.parent(), pair.child()).isPresent()) {
      return fromScratch(method, child);
    }
    LadderRungs.Parent known =
        new LadderRungs.Parent(pair.parent(), claim -> atHand.map(pair::renumbered), note -> {});
    return of(method, child, LadderRungs.of(pair.child(), child, engine.kernels(), known));
  }

  private LadderDecision of(BenchMethod method, Network network, LadderRungs rungs) {
    return ladders
        .computeIfAbsent(method, m -> new IdentityHashMap<>())
        .computeIfAbsent(network, n -> engine.ladder(network, rungs));
  }
}
