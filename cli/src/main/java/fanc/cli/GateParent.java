package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.templates.store.ProofLookup;
import fanc.templates.store.ProofStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Proves the parent of a gate's children where the store has no proof of it. */
final class GateParent {
  private final Path network;
  private final Path store;
  private final OutputChoice output;
  private final List<String> options;
  private final Terminal notes;

  /**
   * Makes the step.
   *
   * @param network the parent
   * @param store folder of proofs
   * @param options further arguments of {@code fanc prove}
   * @param notes where its lines go
   */
  GateParent(Path network, Path store, OutputChoice output, List<String> options, Terminal notes) {
    this.network = network;
    this.store = store;
    this.output = output;
    this.options = List.copyOf(options);
    this.notes = notes;
  }

  /**
   * Proves a property of the parent, unless that was done before.
   *
   * @return the exit status of the proof, 0 if there was one; from {@link ExitStatus#BAD_INPUT} on
   *     there is none now, and it is said why
   */
  int prove(Property property) throws IOException, NetworkFormatException, PropertyFormatException {
    LoadedNetwork parent = LoadedNetwork.read(network, output).asAskedBy(property);
    Property claims = property.scoredBy(new GradientScores(parent));
    ProofLookup known =
        new ProofStore(store)
            .find(ProofKeys.of(claims, parent.network()), Fingerprint.of(parent.network()));
    if (known instanceof ProofLookup.Found) {
      return ExitStatus.OK;
    }
    notes.out().println("proving the parent " + network + ", " + property.name() + " (once):");
    List<String> arguments = new ArrayList<>(List.of("prove", "--network", network.toString()));
    arguments.addAll(List.of("--property", property.file().toString()));
    arguments.addAll(List.of("--store", store.toString()));
    arguments.addAll(options);
    return new Program(notes).run(arguments.toArray(String[]::new));
  }
}
