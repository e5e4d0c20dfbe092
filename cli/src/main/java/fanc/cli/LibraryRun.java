package fanc.cli;

import fanc.cli.VerificationRun.Found;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Coverage;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.files.PropertyFile;
import fanc.results.ImageResult;
import fanc.templates.store.ProofKey;
import fanc.templates.store.ProofStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code fanc prove} and {@code fanc verify} do with one property, without arguments and
 * without printing: what the module {@code api} offers. All threads may use one at the same time.
 *
 * @param method how to decide
 * @param threads of each run
 * @param timeout for each image, or for a whole query; empty for what the property says
 * @param attack most time to look for a counterexample of each image that is not verified
 * @param store folder of proofs; it need not exist
 */
public record LibraryRun(
    Method method, int threads, Optional<Duration> timeout, Duration attack, Path store) {

  /**
   * What was found.
   *
   * @param images one entry for each image with a verdict
   * @param skipped images that the network misclassifies and the property leaves out
   * @param sampled whether verdicts are about a sample of the regions
   * @param proof whether a parent's proof was used
   */
  public record Answer(List<ImageResult> images, int skipped, boolean sampled, boolean proof) {
    /** Copies the list. */
    public Answer {
      images = List.copyOf(images);
    }
  }

  /** Work that reads what a user gave. */
  private interface Work {
    Answer run() throws IOException, NetworkFormatException, PropertyFormatException;
  }

  /**
   * Decides a property on a network, with a parent's proof where the store has one.
   *
   * @throws BadInputException if network or property can not be worked with
   * @throws IllegalStateException if the run contradicts itself, or the thread is interrupted
   */
  public Answer verify(Path network, Path property) {
    return refusing(() -> verified(network, property));
  }

  /**
   * Decides a property on a parent, and keeps in the store what its children can use.
   *
   * @throws BadInputException if network or property can not be worked with, or the store can not
   *     be written
   * @throws IllegalStateException if the run contradicts itself, or the thread is interrupted
   */
  public Answer prove(Path network, Path property) {
    return refusing(() -> proven(network, property));
  }

  /** Gives all that is wrong with files the form that the command line prints. */
  private static Answer refusing(Work work) {
    try {
      return work.run();
    } catch (UncheckedIOException e) {
      throw new BadInputException(FailureReport.reason(e.getCause()), e);
    } catch (IOException | NetworkFormatException | PropertyFormatException e) {
      throw new BadInputException(FailureReport.reason(e), e);
    } catch (Contradiction e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Answer verified(Path file, Path property)
      throws IOException, NetworkFormatException, PropertyFormatException {
    LoadedNetwork loaded = LoadedNetwork.read(file, new OutputChoice.Only());
    Property stated = PropertyFile.read(property);
    List<PropertyCase> cases =
        stated.scoredBy(new GradientScores(loaded.asAskedBy(stated))).cases();
    try (Engine whole = engine(loaded.network(), cases)) {
      Engine engine = whole.within(stated.budget().memoryMegabytes());
      Verification.Effort effort =
          new Verification.Effort(seconds(attack), 0, Trials.ONCE, selfChecks("verify"));
      UsableProofs proofs = UsableProofs.in(new ProofStore(store));
      Verification verification =
          new Verification(engine, method, proofs, effort, note -> {}, false);
      Verification.Ready ready = verification.ready(loaded, stated);
      Duration budget = timeout.orElse(Budgets.timeout(ready.property()));
      VerificationRun run = verification.run(ready, new SelectionOptions(), budget);
      return answer(ready.property(), cases, run, ready.decision().proof().isPresent());
    }
  }

  private Answer proven(Path file, Path property)
      throws IOException, NetworkFormatException, PropertyFormatException {
    Property stated = Deployed.readReal(property, "a proof that children start from");
    LoadedNetwork loaded = LoadedNetwork.read(file, new OutputChoice.Only()).asAskedBy(stated);
    Property claims = stated.scoredBy(new GradientScores(loaded));
    List<PropertyCase> cases = claims.cases();
    try (Engine whole = engine(loaded.network(), cases)) {
      Engine engine = whole.within(claims.budget().memoryMegabytes());
      ProofStore proofs = new ProofStore(store);
      ProofKey key = ProofKeys.of(claims, loaded.network());
      RecordKeeper keeper = new RecordKeeper(proofs, key, Fingerprint.of(loaded.network()));
      Recording recording = new Recording(keeper, Optional.empty());
      ParentProof proof =
          new ParentProof(loaded, engine, Method.AUTO, Optional.empty(), Optional.of(recording));
      ImageCheck check =
          new ImageCheck(
              new WitnessSearch(loaded.network(), engine.kernels(), seconds(attack), 0),
              selfChecks("prove").of(loaded, claims, "auto", engine, Optional.empty()),
              proof,
              timeout.orElse(Budgets.timeout(claims)),
              Trials.PROOF_FIRST);
      VerificationRun run =
          new VerificationRun(
              claims, loaded, check, new SelectionOptions(), ParentVerdicts.unknown());
      Answer answer = answer(claims, cases, run, false);
      proof.save(proofs, key);
      return answer;
    }
  }

  private static Answer answer(
      Property claims, List<PropertyCase> cases, VerificationRun run, boolean proof)
      throws PropertyFormatException {
    Found found = run.run(cases, (task, done, total) -> {}, line -> {});
    found.requireVerdicts(claims);
    boolean sampled = claims.coverage() == Coverage.SAMPLED;
    return new Answer(found.images(), found.skipped(), sampled, proof);
  }

  private Engine engine(Network network, List<PropertyCase> cases) {
    double size = WorkEstimate.of(network, cases, 1);
    return new Engine(Backend.named("auto", size, note -> {}), threads);
  }

  /** What contradicts a verdict is kept beside the proofs. */
  private SelfChecks selfChecks(String command) {
    Path place = store.toAbsolutePath().getParent();
    return new SelfChecks(true, command, List.of(), List.of(), place, 0);
  }

  private static double seconds(Duration time) {
    return time.toNanos() * 1e-9;
  }
}
