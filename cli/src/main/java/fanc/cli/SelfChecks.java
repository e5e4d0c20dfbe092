package fanc.cli;

import fanc.properties.files.Property;
import fanc.results.ProofIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a run checks itself, and what has to be known of it to repeat a part of it.
 *
 * @param wanted whether points of what was verified are looked at
 * @param command the command that runs
 * @param arguments all that was given to it
 * @param options those of its options that hold for each part of the run
 * @param place folder in which a contradiction is kept
 * @param seed of what is drawn at random
 */
record SelfChecks(
    boolean wanted,
    String command,
    List<String> arguments,
    List<String> options,
    Path place,
    long seed) {

  /** Copies the lists. */
  SelfChecks {
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
  }

  /** Returns no checks. */
  static SelfChecks none() {
    return new SelfChecks(false, "", List.of(), List.of(), Path.of(""), 0);
  }

  /**
   * Returns the check of a property on a network.
   *
   * @param method its name on the command line
   * @param proof what the verdicts rest on beside both, if on anything
   */
  SelfCheck of(
      LoadedNetwork network,
      Property property,
      String method,
      Engine engine,
      Optional<ProofIdentity> proof) {
    ContradictionFolder folder =
        new ContradictionFolder(
            this,
            new ContradictionFolder.Subject(network, property, proof),
            new ContradictionFolder.Way(
                method, engine.kernels().name(), engine.threads().threads()));
    return new SelfCheck(wanted, network.network(), folder);
  }
}
