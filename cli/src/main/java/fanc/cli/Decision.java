package fanc.cli;

import fanc.results.ProofIdentity;
import java.util.Optional;

/**
 * How a run decides: with a parent's proof or without.
 *
 * @param way the way
 * @param proof the proof that is used, if one is
 * @param reason why none is used, if one was wanted
 * @param parent what the proof knows of the parent's predictions
 * @param rungs what carries the parent's record over; empty if nothing does
 */
record Decision(
    FamilyDecision way,
    Optional<ProofIdentity> proof,
    Optional<String> reason,
    ParentVerdicts parent,
    Optional<LadderRungs> rungs) {

  /** Makes a decision that carries no record over. */
  Decision(
      FamilyDecision way,
      Optional<ProofIdentity> proof,
      Optional<String> reason,
      ParentVerdicts parent) {
    this(way, proof, reason, parent, Optional.empty());
  }

  /** Returns the same decided in another way. */
  Decision by(FamilyDecision other) {
    return new Decision(other, proof, reason, parent, rungs);
  }
}
