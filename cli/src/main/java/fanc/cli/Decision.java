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
 */
record Decision(
    FamilyDecision way,
    Optional<ProofIdentity> proof,
    Optional<String> reason,
    ParentVerdicts parent) {}
