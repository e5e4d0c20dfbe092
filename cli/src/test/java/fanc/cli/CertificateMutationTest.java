package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.checker.Claim;
import fanc.cli.CertificateJudge.Question;
import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.properties.OutputConstraint;
import fanc.properties.files.PropertyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates that were damaged or forged at random are accepted only where what they say is still
 * true, with the old seal and with a new one. What is true is known by evaluation, see {@link
 * CertificateTruth}; of about half of the regions the claim is false.
 */
class CertificateMutationTest {
  private static final List<CertificateMutation> KINDS = List.of(CertificateMutation.values());

  @TempDir private static Path folder;
  private static MonotoneFiles files;
  private static List<Claim> claims;
  private static List<Subject> subjects;
  private static Network far;

  /**
   * A certificate, what it is about, and what is true of that.
   *
   * @param parent the certificate that it rests on, if it does
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Subject(
      OpenCertificate certificate,
      byte[] bytes,
      Network network,
      CertificateTruth truth,
      Optional<Subject> parent) {}

  @BeforeAll
  static void makeCertificates() throws Exception {
    files = new MonotoneFiles(folder);
    Path property = files.file("patch.json");
    claims =
        PropertyFile.read(property).cases().stream()
            .map(c -> new Claim(c.index(), c.family(), OutputConstraint.label(0, 2)))
            .toList();
    far = files.network("far.onnx");
    write("prove", "parent.onnx", "parent.cert");
    write("prove", "weak.onnx", "weak.cert");
    write("verify", "child.onnx", "alone.cert");
    write(
        "verify",
        "child.onnx",
        "child.cert",
        "--parent-certificate",
        files.file("parent.cert"),
        "--parent-network",
        files.file("parent.onnx"));
    Subject parent = subject("parent.cert", "parent.onnx", Optional.empty());
    subjects =
        List.of(
            parent,
            subject("weak.cert", "weak.onnx", Optional.empty()),
            subject("alone.cert", "child.onnx", Optional.empty()),
            subject("child.cert", "child.onnx", Optional.of(parent)));
  }

  private static void write(String command, String network, String certificate, Object... more) {
    Object[] words = {
      command,
      "--network",
      files.file(network),
      "--property",
      files.file("patch.json"),
      "--store",
      folder.resolve("store-" + certificate),
      "--attack",
      0,
      "--certificate",
      files.file(certificate)
    };
    Object[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    InProcess run = InProcess.run(all);
    assertThat(run.out()).as(run.err()).contains("certificate of ");
  }

  private static Subject subject(String certificate, String network, Optional<Subject> parent)
      throws Exception {
    byte[] bytes = Files.readAllBytes(files.file(certificate));
    Network model = files.network(network);
    CertificateTruth truth = CertificateTruth.of(model, files.file("patch.json"));
    return new Subject(OpenCertificate.of(bytes), bytes, model, truth, parent);
  }

  @Test
  void whatTheProgramWritesIsAcceptedAndTrueAndLeavesMuchOut() throws Exception {
    for (Subject subject : subjects) {
      assertThat(accepts(CertificateJudge.CHECKER, subject.bytes(), subject)).isTrue();
      assertThat(subject.truth().falsehoods(OpenCertificate.of(subject.bytes()))).isEmpty();
      assertThat(subject.truth().robust(0)).isBetween(15L, 35L);
    }
    assertThat(subjects.get(3).certificate().header.toString()).contains("drift");
  }

  @Test
  void noneOfAFewHundredMutationsIsAcceptedThatIsFalse() throws Exception {
    requireSound(500, 1);
  }

  @Test
  @Tag("full")
  void noneOfTenThousandMutationsIsAcceptedThatIsFalse() throws Exception {
    requireSound(10_000, 2);
  }

  private void requireSound(int mutations, long seed) throws Exception {
    Map<String, MutationTally> tallies = tallies(CertificateJudge.CHECKER, mutations, seed);
    System.out.println(MutationTally.table(tallies));
    assertThat(tallies.values().stream().flatMap(t -> t.acceptedFalse.stream())).isEmpty();
    assertThat(tallies.values().stream().mapToInt(t -> t.acceptedTrue).sum())
        .isGreaterThan(mutations / 40);
    assertThat(tallies.values().stream().mapToInt(t -> t.rejected).sum())
        .isGreaterThan(mutations / 2);
  }

  /** An oracle that no checker can fail says nothing. */
  @Test
  void twinsThatDoNotCheckAreNoticed() throws Exception {
    for (CertificateJudge broken : CertificateJudge.values()) {
      if (broken != CertificateJudge.CHECKER) {
        Map<String, MutationTally> tallies = tallies(broken, 500, 3);
        assertThat(tallies.values().stream().mapToInt(t -> t.acceptedFalse.size()).sum())
            .as(broken.toString())
            .isGreaterThan(5);
      }
    }
  }

  private static Map<String, MutationTally> tallies(
      CertificateJudge judge, int mutations, long seed) throws Exception {
    Random random = new Random(seed);
    Map<String, MutationTally> tallies = new TreeMap<>();
    for (int m = 0; m < mutations; m++) {
      Subject subject = subjects.get(random.nextInt(subjects.size()));
      boolean resealed = random.nextInt(4) > 0;
      switch (random.nextInt(8)) {
        case 0 -> raw(judge, subject, resealed, random, tallies);
        case 1 -> otherNetwork(judge, subject, tallies);
        case 2 -> forgedParent(judge, subjects.get(3), random, tallies);
        default -> mutated(judge, subject, resealed, random, tallies);
      }
    }
    return tallies;
  }

  private static void mutated(
      CertificateJudge judge,
      Subject subject,
      boolean resealed,
      Random random,
      Map<String, MutationTally> tallies)
      throws Exception {
    CertificateMutation kind = KINDS.get(random.nextInt(KINDS.size()));
    OpenCertificate open = OpenCertificate.of(subject.bytes());
    kind.apply(open, random);
    byte[] bytes = resealed ? open.sealed() : open.withOldSeal();
    take(judge, kind + (resealed ? "" : ", old seal"), subject, bytes, tallies);
  }

  /** Bits anywhere in the file, or its end cut off. */
  private static void raw(
      CertificateJudge judge,
      Subject subject,
      boolean resealed,
      Random random,
      Map<String, MutationTally> tallies)
      throws Exception {
    byte[] bytes = subject.bytes().clone();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    int length = random.nextInt(5) == 0 ? 32 + random.nextInt(bytes.length - 32) : bytes.length;
    bytes = Arrays.copyOf(bytes, length);
    if (resealed) {
      bytes = OpenCertificate.sealed(Arrays.copyOf(bytes, length - 32));
    }
    take(judge, "RAW_BITS" + (resealed ? "" : ", old seal"), subject, bytes, tallies);
  }

  /** The certificate of one network says that it is about another of the same shape. */
  private static void otherNetwork(
      CertificateJudge judge, Subject subject, Map<String, MutationTally> tallies)
      throws Exception {
    OpenCertificate open = OpenCertificate.of(subject.bytes());
    ObjectNode network = (ObjectNode) open.header.path("network");
    network.put("fingerprint", Fingerprint.of(far).sha256());
    CertificateTruth truth = CertificateTruth.of(far, files.file("patch.json"));
    Subject other = new Subject(open, subject.bytes(), far, truth, subject.parent());
    take(judge, "OTHER_NETWORK", other, open.sealed(), tallies);
  }

  /** The parent's certificate is mutated and sealed, and the child's cites the new seal. */
  private static void forgedParent(
      CertificateJudge judge, Subject child, Random random, Map<String, MutationTally> tallies)
      throws Exception {
    Subject parent = child.parent().orElseThrow();
    OpenCertificate facts = OpenCertificate.of(parent.bytes());
    List<CertificateMutation> kinds =
        List.of(CertificateMutation.MARGINS, CertificateMutation.HULL, CertificateMutation.BOUNDS);
    kinds.get(random.nextInt(kinds.size())).apply(facts, random);
    byte[] forged = facts.sealed();
    OpenCertificate open = OpenCertificate.of(child.bytes());
    ((ObjectNode) open.header.path("parent")).put("seal", OpenCertificate.seal(forged));
    if (random.nextBoolean()) {
      CertificateMutation.REGIONS.apply(open, random);
    }
    Subject forgedParent =
        new Subject(facts, forged, parent.network(), parent.truth(), Optional.empty());
    Subject subject =
        new Subject(open, child.bytes(), child.network(), child.truth(), Optional.of(forgedParent));
    take(judge, "FORGED_PARENT", subject, open.sealed(), tallies);
  }

  private static void take(
      CertificateJudge judge,
      String kind,
      Subject subject,
      byte[] bytes,
      Map<String, MutationTally> tallies)
      throws Exception {
    MutationTally tally = tallies.computeIfAbsent(kind, k -> new MutationTally());
    if (Arrays.equals(bytes, subject.bytes())) {
      tally.unchanged++;
    } else if (!accepts(judge, bytes, subject)) {
      tally.rejected++;
    } else {
      List<String> wrong = new ArrayList<>(wrong(bytes, subject));
      if (kind.contains("old seal")) {
        wrong.add("the seal is not that of the bytes");
      }
      if (wrong.isEmpty()) {
        tally.acceptedTrue++;
      } else {
        tally.acceptedFalse.add(kind + ": " + wrong.subList(0, Math.min(3, wrong.size())));
      }
    }
  }

  private static List<String> wrong(byte[] bytes, Subject subject) throws IOException {
    List<String> wrong = new ArrayList<>();
    OpenCertificate open = OpenCertificate.of(bytes);
    try {
      wrong.addAll(subject.truth().falsehoods(open));
    } catch (IndexOutOfBoundsException e) {
      wrong.add("it speaks of what is not there: " + e.getMessage());
    }
    if (subject.parent().isPresent() && open.header.path("parent").isObject()) {
      Subject parent = subject.parent().get();
      wrong.addAll(parent.truth().falsehoods(parent.certificate()));
    }
    return wrong;
  }

  private static boolean accepts(CertificateJudge judge, byte[] bytes, Subject subject)
      throws Exception {
    Optional<Path> parentFile = Optional.empty();
    if (subject.parent().isPresent()) {
      parentFile = Optional.of(folder.resolve("scratch-parent.cert"));
      Files.write(parentFile.get(), subject.parent().get().bytes());
    }
    Question question =
        new Question(
            subject.network(),
            claims,
            parentFile,
            subject.parent().map(Subject::network).orElse(null));
    return judge.accepts(bytes, question, folder.resolve("scratch.cert"));
  }
}
