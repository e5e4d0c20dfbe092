package fanc.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import fanc.properties.PropertyFormatException;
import fanc.properties.files.Property;
import fanc.results.Numbers;
import fanc.results.ProofIdentity;
import fanc.results.Witness;
import fanc.verifier.attack.CounterexampleSearch.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps what is needed to see a contradiction again: the network, the property, the proof that was
 * used, the point, the options and the versions, and the commands. The folder is there as a whole
 * or not at all.
 */
final class ContradictionFolder {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int DIGITS = 12;
  private static final String NETWORK = "network.onnx";
  private static final String WITNESS = "witness.vnnlib";

  private final SelfChecks run;
  private final Subject subject;
  private final Way way;

  /**
   * What was decided.
   *
   * @param proof of a parent, if one was used
   */
  record Subject(LoadedNetwork network, Property property, Optional<ProofIdentity> proof) {}

  /** How it was decided. */
  record Way(String method, String backend, int threads) {}

  ContradictionFolder(SelfChecks run, Subject subject, Way way) {
    this.run = run;
    this.subject = subject;
    this.way = way;
  }

  /** Returns the seed of what is drawn at random. */
  long seed() {
    return run.seed();
  }

  /** Writes everything down, and returns what to end the run with. */
  Contradiction keep(ImageClaim claim, Found found) {
    Witness witness = WitnessSearch.seen(found).witness();
    String what =
        "self-check failed: "
            + subject.network.path()
            + ", "
            + (claim.label() < 0 ? "case " : "image ")
            + claim.index()
            + ": verified by method "
            + way.method
            + " with backend "
            + way.backend
            + ", but the claim is false at a point of "
            + claim.family().describe(found.region())
            + " (margin at most "
            + witness.margin()
            + ", replayed in interval arithmetic); do not rely on this run or this method here";
    try {
      Path kept = write(claim, witness);
      return new Contradiction(
          what + "; all that is needed to see it again is in " + kept + ", please report it");
    } catch (IOException | PropertyFormatException e) {
      return new Contradiction(what + "; it could not be written down: " + e.getMessage(), e);
    }
  }

  private Path write(ImageClaim claim, Witness witness)
      throws IOException, PropertyFormatException {
    Path target = run.place().resolve("fanc-contradiction-" + hash(claim, witness));
    if (Files.isDirectory(target)) {
      return target;
    }
    Path part = Files.createTempDirectory(run.place().toAbsolutePath(), ".fanc-contradiction-");
    try {
      fill(part, claim, witness);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      remove(part);
    }
    return target;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = new ArrayList<>(files.toList());
    }
    Collections.reverse(all);
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }

  private void fill(Path folder, ImageClaim claim, Witness found)
      throws IOException, PropertyFormatException {
    Witness witness = VerificationRun.asFileHasIt(found, subject.property, subject.network);
    Files.write(folder.resolve(NETWORK), subject.network.model().toByteArray());
    String property = PropertyCopy.into(folder, subject.property.file());
    Files.writeString(folder.resolve("witness.txt"), text(witness));
    boolean aboutOutputs = witness.output().size() == claim.constraint().dimension();
    if (aboutOutputs) {
      Files.writeString(
          folder.resolve(WITNESS), WitnessQuery.of(witness.input().toArray(), claim.constraint()));
    }
    if (subject.proof.isPresent()) {
      copyProof(Path.of(subject.proof.get().path()), folder.resolve("store"));
    }
    Files.write(
        folder.resolve("run.json"),
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(conditions(claim, witness)));
    Files.writeString(folder.resolve("README.md"), readme(claim, property, aboutOutputs));
  }

  /** Copies a proof, and the records of images that lie beside it. */
  private static void copyProof(Path proof, Path store) throws IOException {
    Path key = proof.toAbsolutePath().getParent();
    Path copy = Files.createDirectories(store.resolve(key.getFileName()));
    List<Path> all;
    try (Stream<Path> files = Files.list(key)) {
      all =
          files
              .filter(f -> f.equals(proof.toAbsolutePath()) || f.toString().endsWith(".fancrecord"))
              .toList();
    }
    for (Path file : all) {
      Files.copy(file, copy.resolve(file.getFileName()));
    }
  }

  private static String text(Witness witness) {
    StringBuilder text = new StringBuilder();
    append(text, "X_", witness.input());
    append(text, "Y_", witness.output());
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Numbers values) {
    for (int i = 0; i < values.size(); i++) {
      text.append(name).append(i).append(' ').append(values.get(i)).append('\n');
    }
  }

  private Map<String, Object> conditions(ImageClaim claim, Witness witness) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", Version.number());
    all.put("revision", Revision.ofProject());
    all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    all.put("command", run.command());
    all.put("arguments", run.arguments());
    all.put("method", way.method);
    all.put("backend", way.backend);
    all.put("threads", way.threads);
    all.put("seed", run.seed());
    all.put("network", subject.network.identity().path());
    all.put("networkSha256", subject.network.model().sha256());
    all.put("output", subject.network.model().outputName());
    all.put("property", subject.property.file().toString());
    all.put("propertySha256", subject.property.sha256());
    all.put("proof", subject.proof.map(ProofIdentity::path).orElse(null));
    all.put("image", claim.index());
    all.put("region", witness.region());
    all.put("regionDescription", claim.family().describe(witness.region()));
    all.put("margin", witness.margin());
    all.put("violatedIn", witness.violatedIn());
    return all;
  }

  private String readme(ImageClaim claim, String property, boolean aboutOutputs) {
    List<String> verify =
        new ArrayList<>(List.of("fanc", run.command().equals("prove") ? "prove" : "verify"));
    verify.addAll(List.of("--network", NETWORK, "--property", property));
    verify.addAll(List.of("--images", Integer.toString(claim.index())));
    verify.addAll(List.of("--method", way.method, "--backend", way.backend));
    verify.addAll(List.of("--threads", Integer.toString(way.threads)));
    verify.addAll(List.of("--seed", Long.toString(run.seed()), "--store", "store"));
    verify.addAll(run.options());
    return """
        # A contradiction

        A run of fanc verified a claim that is false at a point that it found itself. In this folder,

            %s

        ends with exit status 4 as long as the fault is there.%s
        `witness.txt` is the point, X_0, X_1, ..., and the outputs there, Y_0, Y_1, ..., in numbers that read back
        exactly. `run.json` says how the run was made. The images that the claim is about are here too.
        """
        .formatted(
            String.join(" ", verify),
            aboutOutputs
                ? " That the claim is false at the point shows\n\n    fanc verify --network "
                    + NETWORK
                    + " --property "
                    + WITNESS
                    + " --backend java\n\nwith exit status 1."
                : "");
  }

  private String hash(ImageClaim claim, Witness witness) {
    String all =
        subject.network.model().sha256()
            + subject.property.sha256()
            + claim.index()
            + ' '
            + witness.region()
            + witness.input();
    try {
      byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
