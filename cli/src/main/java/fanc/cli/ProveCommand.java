package fanc.cli;

import fanc.networks.Fingerprint;
import fanc.networks.onnx.NetworkFormatException;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Coverage;
import fanc.properties.files.Property;
import fanc.properties.files.PropertyCase;
import fanc.properties.perturbation.ImageFamily;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.Summary;
import fanc.templates.Preset;
import fanc.templates.store.ProofKey;
import fanc.templates.store.StoredRecord;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves a parent and keeps what its children can start from. */
@Command(
    name = "prove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Proves a parent network and keeps what its children can use of the proof.")
final class ProveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--network",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "ONNX file of the parent.")
  private String network;

  @Option(
      names = "--property",
      required = true,
      paramLabel = "FILE",
      description = "Property JSON or VNN-LIB file.")
  private Path property;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description =
          "Make templates too, for fanc verify --method fanc: join or join_deepz (joins of the regions' boxes), paper (Table 2 of"
              + " the paper), artefact (its code's configuration), single (one template of the"
              + " whole image). Without it none are made, but for fanc-original (paper).")
  private Preset preset;

  @Option(
      names = "--method",
      converter = Method.Converter.class,
      paramLabel = "NAME",
      description =
          "What the proof is for: auto (any method that transfers) or fanc-original (templates"
              + " alone); auto. fanc is auto with --preset join.")
  private Method method = Method.AUTO;

  @Mixin private StoreOptions store;
  @Mixin private FromOption from;
  @Mixin private SelectionOptions selection;
  @Mixin private WorkOptions work;
  @Mixin private AttackOptions attack;
  @Mixin private RecordOptions record;
  @Mixin private CertificateOption certificate;
  @Mixin private OutputOptions output;
  @Mixin private NetworkOutputOption networkOutput;

  ProveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, NetworkFormatException, PropertyFormatException {
    requireSense();
    record.requirePlace();
    certificate.requireSense(true);
    long start = System.nanoTime();
    Property stated = Deployed.readReal(property, "a proof that children start from");
    LoadedNetwork loaded = LoadedNetwork.read(network, networkOutput.choice()).asAskedBy(stated);
    Property claims = stated.scoredBy(new GradientScores(loaded));
    sayNotes(loaded, claims);
    List<PropertyCase> cases = casesToProve(claims);
    certificate.requireCovers(cases);
    UsableProofs proofs = from.of(store.open(), method, networkOutput.choice());
    try (Engine whole = engine(loaded, cases);
        Progress progress = output.progress(terminal)) {
      Engine engine = whole.within(work.memory(claims));
      Optional<SourceRecords> source =
          SourceRecords.of(proofs, claims, loaded, engine.kernels(), output.notes(terminal));
      ProofKey key = ProofKeys.of(claims, loaded.network());
      RecordKeeper keeper = new RecordKeeper(proofs.store(), key, Fingerprint.of(loaded.network()));
      ParentProof proof = proof(loaded, engine, new Recording(keeper, source));
      ImageCheck check = check(loaded, engine, claims, proof);
      ParentVerdicts before =
          source.map(SourceRecords::verdicts).orElseGet(ParentVerdicts::unknown);
      VerificationRun run = new VerificationRun(claims, loaded, check, selection, before);
      double secondsLoad = (System.nanoTime() - start) * 1e-9;
      ProofSaving saving = new ProofSaving(proof, proofs.store(), key);
      VerificationRun.Found found = run.run(cases, progress, line -> imageDone(saving, line));
      found.requireVerdicts(claims);
      Summary summary = report(found, claims.coverage(), secondsLoad);
      certify(loaded, claims, engine, cases, found);
      if (record.out() != null) {
        Decision decision =
            new Decision(proof, source.map(SourceRecords::identity), Optional.empty(), before);
        keep(new RunRecord(whole), loaded, claims, decision, summary, found);
      }
      sayKept(proof, saved(saving));
      return FailOn.UNKNOWN.status(found.images(), before, FailOn.Style.FANC);
    }
  }

  private void keep(
      RunRecord made,
      LoadedNetwork loaded,
      Property claims,
      Decision decision,
      Summary summary,
      VerificationRun.Found found)
      throws IOException {
    record.write(
        made.verification(record.command(), loaded, claims, decision, method, summary, found));
  }

  private void certify(
      LoadedNetwork loaded,
      Property claims,
      Engine engine,
      List<PropertyCase> cases,
      VerificationRun.Found found)
      throws IOException, PropertyFormatException {
    if (certificate.file().isPresent()) {
      CertificateRun made = CertificateRun.ofParent(loaded, claims, engine, output.notes(terminal));
      Duration budget = work.timeout(Budgets.timeout(claims));
      terminal.out().println(made.write(certificate.file().get(), cases, found.images(), budget));
    }
  }

  private void sayNotes(LoadedNetwork loaded, Property claims) {
    loaded.notes().forEach(note -> output.note(terminal, note));
    work.memoryNote(claims).ifPresent(note -> output.note(terminal, note));
  }

  private void requireSense() {
    if (!method.transfers()) {
      throw new BadInputException("--method " + method + " uses no proof; choose auto");
    }
    if (from.isGiven() && method == Method.FANC_ORIGINAL) {
      throw new BadInputException(
          "--from carries records over, --method " + method + " keeps none; choose auto");
    }
    if (selection.region().isPresent()) {
      throw new BadInputException("--region: a proof is about all regions of an image");
    }
  }

  private Engine engine(LoadedNetwork loaded, List<PropertyCase> cases) {
    return new Engine(work, WorkEstimate.of(loaded.network(), cases, 1), output.notes(terminal));
  }

  private ImageCheck check(
      LoadedNetwork loaded, Engine engine, Property claims, ParentProof proof) {
    return new ImageCheck(
        new WitnessSearch(loaded.network(), engine.kernels(), attack.seconds(), work.seed()),
        attack
            .effort(Trials.PROOF_FIRST, work.seed(), record.out())
            .selfChecks()
            .of(loaded, claims, method.toString(), engine, Optional.empty()),
        proof,
        work.timeout(Budgets.timeout(claims)),
        Trials.PROOF_FIRST);
  }

  private ParentProof proof(LoadedNetwork loaded, Engine engine, Recording recording) {
    return new ParentProof(
        loaded,
        engine,
        method,
        templates().map(made -> image -> made.plan(loaded.network(), image)),
        method == Method.FANC_ORIGINAL ? Optional.empty() : Optional.of(recording));
  }

  /** Returns how templates are made; empty if none are wanted. */
  private Optional<Preset> templates() {
    boolean wanted = preset != null || method != Method.AUTO;
    return wanted ? Optional.of(preset == null ? method.preset() : preset) : Optional.empty();
  }

  /** Refuses before any work what would leave no proof to keep. */
  private List<PropertyCase> casesToProve(Property claims) throws PropertyFormatException {
    List<PropertyCase> cases = selection.cases(claims);
    if (templates().isPresent() && !(cases.get(0).family() instanceof ImageFamily)) {
      throw new BadInputException(
          property
              + ": regions that are not around an image have no templates; leave --preset out");
    }
    return cases;
  }

  private void imageDone(ProofSaving saving, String line) {
    saving.imageDone();
    terminal.result(line);
  }

  private void sayKept(ParentProof proof, Path file) {
    terminal.out().println(kept(proof) + " in " + file + "; they reveal the images they are about");
  }

  /** What was found is printed and recorded by now; only children have nothing to begin with. */
  private static Path saved(ProofSaving saving) {
    try {
      return saving.finish();
    } catch (IOException e) {
      throw new BadInputException(
          "the proof was not saved, the verdicts stand: "
              + FailureReport.reason(e)
              + "; make room, or choose another --store",
          e);
    }
  }

  private Summary report(VerificationRun.Found found, Coverage coverage, double secondsLoad) {
    Summary summary = found.summary(secondsLoad);
    terminal.result(Verdicts.totals(summary, coverage));
    if (from.isGiven()) {
      terminal.out().println(carried(found, summary));
    }
    return summary;
  }

  private static String carried(VerificationRun.Found found, Summary summary) {
    BigInteger regions =
        found.images().stream()
            .map(image -> image.rungs().getOrDefault(Rung.DRIFT, RungShare.NONE).regions())
            .reduce(BigInteger.ZERO, BigInteger::add);
    return String.format(
        Locale.ROOT,
        "%,d of %,d regions are settled by what is carried over",
        regions,
        summary.regionsTotal());
  }

  private String kept(ParentProof proof) {
    List<StoredRecord> records = proof.records();
    String recorded =
        String.format(
            Locale.ROOT,
            "records of %d images (%.2f MB)",
            records.size(),
            records.stream().mapToLong(StoredRecord::bytes).sum() * 1e-6);
    String made =
        String.format(
            Locale.ROOT,
            "%d templates (made in %.3f s)",
            proof.templates(),
            proof.secondsTemplates());
    if (templates().isEmpty()) {
      return "kept " + recorded;
    }
    return "kept " + (method == Method.FANC_ORIGINAL ? made : recorded + " and " + made);
  }
}
