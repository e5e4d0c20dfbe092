package fanc.cli;

import fanc.networks.Network;
import fanc.networks.embedding.Embedding;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.templates.store.ProofKey;
import fanc.templates.store.StoredParent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides properties on networks, all with one engine, one method and one store of proofs.
 *
 * @param engine threads and arithmetic
 * @param method how to decide
 * @param proofs the proofs of parents
 * @param effort how much to search, and how often to decide
 * @param notes told what could not be used
 * @param details whether to keep what {@code --details} asks for
 */
record Verification(
    Engine engine,
    Method method,
    UsableProofs proofs,
    Effort effort,
    Consumer<String> notes,
    boolean details) {

  /**
   * How much to search, and how often to decide.
   *
   * @param attackSeconds most time to look for a counterexample of each image
   * @param seed of what the search draws at random
   * @param trials how often to decide each image
   * @param selfChecks what doubts the verdicts
   */
  record Effort(double attackSeconds, long seed, Trials trials, SelfChecks selfChecks) {}

  /**
   * A property that is ready to be decided.
   *
   * @param network the network as the property asks for it
   * @param property the property, its choices of pixels made for the network
   * @param decision how to decide it
   */
  record Ready(LoadedNetwork network, Property property, Decision decision) {}

  /**
   * Chooses how to decide a property on a network.
   *
   * @throws PropertyFormatException if the property does not fit the network
   * @throws BadInputException if the property is about float32, and method or network are not
   */
  Ready ready(LoadedNetwork network, Property property) throws PropertyFormatException {
    LoadedNetwork asked = network.asAskedBy(property);
    Property claims = property.scoredBy(new GradientScores(asked));
    if (Deployed.isMeant(claims)) {
      Decision decision = Deployed.decision(engine, method, asked, claims, proofs);
      notes.accept(Deployed.NOTE);
      return new Ready(asked, claims, decision);
    }
    Decision decision =
        new ProofChoice(engine, notes, details).choose(method, asked, claims, proofs);
    return new Ready(asked, claims, inParentsShape(decision, asked, claims));
  }

  /**
   * Decides a network that lost neurons or filters in the shape of a parent, where no proof is of
   * its own shape: the same function in the shape that a proof is of.
   */
  private Decision inParentsShape(Decision decision, LoadedNetwork network, Property claims)
      throws PropertyFormatException {
    boolean wanted = method.transfers() && decision.proof().isEmpty();
    if (!wanted || claims.query().isPresent() || proofs.store().nothingStored().isPresent()) {
      return decision;
    }
    ProofKey key = ProofKeys.of(claims, network.network());
    for (StoredParent parent : proofs.store().parents(key)) {
      Optional<Network> embedded =
          Embedding.of(network.network(), parent.parameters()).filter(parent::fits);
      if (embedded.isPresent() && !parent.fits(network.network())) {
        LoadedNetwork larger =
            new LoadedNetwork(network.path(), network.model(), embedded.get(), network.order());
        notes.accept(
            network.path() + ": lost neurons or filters; decided in the shape of its parent");
        return new ProofChoice(engine, notes, details).choose(method, larger, claims, proofs);
      }
    }
    return decision;
  }

  /**
   * Returns the run that decides a property.
   *
   * @param budget for each image, or for a whole query; null for no limit
   */
  VerificationRun run(Ready ready, SelectionOptions selection, Duration budget) {
    Network network = ready.network().network();
    WitnessSearch search =
        new WitnessSearch(network, engine.kernels(), effort.attackSeconds(), effort.seed());
    SelfCheck selfCheck =
        effort
            .selfChecks()
            .of(
                ready.network(),
                ready.property(),
                method.toString(),
                engine,
                ready.decision().proof());
    if (Deployed.isMeant(ready.property())) {
      search = search.ofWhichCount(Deployed.refutations(network));
      selfCheck = selfCheck.ofWhichCount(Deployed.refutations(network));
    }
    ImageCheck check =
        new ImageCheck(search, selfCheck, ready.decision().way(), budget, effort.trials());
    VerificationRun run =
        new VerificationRun(
            ready.property(), ready.network(), check, selection, ready.decision().parent());
    return details
        ? run.keeping(new DetailKeeper(ready.property(), ready.decision().rungs()))
        : run;
  }
}
