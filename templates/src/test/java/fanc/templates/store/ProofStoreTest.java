package fanc.templates.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.templates.JoinPlan;
import fanc.templates.RandomChildren;
import fanc.templates.SuffixProof;
import fanc.templates.Template;
import fanc.templates.TemplatePlan;
import fanc.templates.TemplateSet;
import fanc.verifier.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofStoreTest {
  @TempDir private Path folder;
  private final Random random = new Random(1);
  private final Network parent = RandomNetworks.dense(random);

  private ProofStore store() {
    return new ProofStore(folder.resolve("store"));
  }

  private ProofLookup find(Network child) {
    return store().find(SampleProofs.KEY, child, Optional.empty());
  }

  @Test
  void emptyStoreHasNothingAndSaysSo() {
    assertThat(find(parent))
        .isInstanceOfSatisfying(
            ProofLookup.Missing.class,
            missing -> {
              assertThat(missing.reason()).startsWith("no proof of this property in ");
              assertThat(missing.refusals()).isEmpty();
            });
    assertThat(store().nothingStored().orElseThrow()).isEqualTo(find(parent));
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void childFindsTheProofOfItsParent() throws IOException {
    StoredProof proof = SampleProofs.of(parent, random);
    Path file = store().put(proof);
    assertThat(store().nothingStored()).isEmpty();
    assertThat(find(RandomChildren.of(parent, random, .01)))
        .isEqualTo(new ProofLookup.Found(file, proof, List.of()));
    assertThat(store().find(SampleProofs.KEY, SampleProofs.parent(proof)))
        .isEqualTo(new ProofLookup.Found(file, proof, List.of()));
  }

  @Test
  void otherPropertyHasNoProof() throws IOException {
    store().put(SampleProofs.of(parent, random));
    for (ProofKey other :
        List.of(
            ProofKey.of("other", "real", 1),
            ProofKey.of("resolved", "float32", 1),
            ProofKey.of("resolved", "real", 2))) {
      assertThat(store().find(other, parent, Optional.empty()))
          .isInstanceOf(ProofLookup.Missing.class);
    }
  }

  @Test
  void otherArchitectureHasNoProof() throws IOException {
    store().put(SampleProofs.of(parent, random));
    assertThat(find(RandomNetworks.convolutional(random)))
        .isInstanceOfSatisfying(
            ProofLookup.Missing.class,
            missing -> assertThat(missing.reason()).contains("other architectures"));
  }

  @Test
  void nearestParentIsTakenUnlessTheLineageNamesAnother() throws IOException {
    Network near = RandomChildren.of(parent, random, .01);
    Network far = RandomChildren.of(parent, random, .5);
    store().put(SampleProofs.of(far, random));
    StoredProof nearest = SampleProofs.of(near, random);
    store().put(nearest);
    assertThat(parentFound(find(parent))).isEqualTo(SampleProofs.parent(nearest));
    String named = SampleProofs.fileOf(far);
    assertThat(parentFound(store().find(SampleProofs.KEY, parent, Optional.of(named))))
        .isEqualTo(Fingerprint.of(far));
    assertThat(parentFound(store().find(SampleProofs.KEY, parent, Optional.of("unknown"))))
        .isEqualTo(SampleProofs.parent(nearest));
  }

  private static Fingerprint parentFound(ProofLookup lookup) {
    return SampleProofs.parent(((ProofLookup.Found) lookup).proof());
  }

  @Test
  void damagedProofIsRefusedWithAReasonAndAnotherOneUsed() throws IOException {
    Path damaged = store().put(SampleProofs.of(parent, random));
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    assertThat(find(parent))
        .isInstanceOfSatisfying(
            ProofLookup.Missing.class,
            missing -> {
              assertThat(missing.reason()).contains("no usable proof").contains("altered");
              assertThat(missing.refusals()).hasSize(1);
            });
    store().put(SampleProofs.of(RandomChildren.of(parent, random, .5), random));
    ProofLookup second = find(parent);
    assertThat(second).isInstanceOf(ProofLookup.Found.class);
    assertThat(second.refusals()).extracting(Refusal::file).containsExactly(damaged);
  }

  @Test
  void proofUnderAnotherNameIsRefused() throws IOException {
    Path file = store().put(SampleProofs.of(parent, random));
    Files.move(file, file.resolveSibling("f".repeat(64) + ".fancproof"));
    assertThat(find(parent).refusals())
        .extracting(Refusal::reason)
        .containsExactly("holds another proof than its name says");
  }

  @Test
  void unreadableFileIsRefused() throws IOException {
    Path file = store().put(SampleProofs.of(parent, random));
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(find(parent).refusals()).hasSize(1);
  }

  @Test
  void halfWrittenFilesAreNotLookedAt() throws IOException {
    Path file = store().put(SampleProofs.of(parent, random));
    Files.copy(file, file.resolveSibling("writing-1.tmp"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(find(parent).refusals()).isEmpty();
  }

  @Test
  void onlyTheOwnerMayReadAProof() throws IOException {
    Path file = store().put(SampleProofs.of(parent, random));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void storeThatIsAFileIsAnErrorThatLeavesItAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("store"), "mine");
    assertThatThrownBy(() -> store().put(SampleProofs.of(parent, random)))
        .isInstanceOf(IOException.class);
    assertThat(file).hasContent("mine");
    assertThat(find(parent)).isInstanceOf(ProofLookup.Missing.class);
  }

  @Test
  void imagesOfALaterRunAreAdded() {
    StoredProof proof = SampleProofs.of(parent, random);
    ImageProof image = proof.images().get(0);
    ImageProof other = new ImageProof("new", 7, 3, 1, 1, 1, image.templates(), Optional.empty());
    StoredProof both = proof.with(later(proof, Optional.empty(), other, other));
    assertThat(both.images()).hasSize(4);
    assertThat(both.image("new")).contains(other);
    assertThat(both.image("image0")).contains(image);
    assertThat(both.image("none")).isEmpty();
  }

  @Test
  void whatALaterRunDoesNotMakeStays() {
    TemplateSet some = new TemplateSet(List.of(new Template(1, new Bounds(zero(), zero()))));
    TemplateSet none = new TemplateSet(List.of());
    StoredRecord record = new StoredRecord("0".repeat(64), 3, List.of());
    Optional<TemplatePlan> plan = Optional.of(SampleProofs.joins(random));
    ImageProof both = new ImageProof("image0", 0, 1, 9, 9, 1, some, Optional.of(record));
    StoredProof first =
        new StoredProof(SampleProofs.KEY, StoredParent.of(parent, "file"), plan, List.of(both));
    ImageProof records = new ImageProof("image0", 0, 1, 9, 8, 2, none, Optional.of(record));
    StoredProof second = first.with(later(first, Optional.empty(), records));
    assertThat(second.plan()).isEqualTo(plan);
    assertThat(second.images().get(0).templates()).isEqualTo(some);
    assertThat(second.images().get(0).verified()).isEqualTo(8);
    Optional<TemplatePlan> other =
        Optional.of(new JoinPlan(List.of(7), 1, 0, SuffixProof.DOMAIN, Optional.empty()));
    ImageProof unlike = new ImageProof("image1", 1, 1, 9, 9, 1, some, Optional.empty());
    StoredProof third = second.with(later(first, other, unlike));
    assertThat(third.plan()).isEqualTo(other);
    assertThat(third.image("image0").orElseThrow().templates()).isEqualTo(none);
    assertThat(third.image("image0").orElseThrow().record()).contains(record);
    assertThat(third.image("image1").orElseThrow().templates()).isEqualTo(some);
  }

  private static double[] zero() {
    return new double[1];
  }

  private static StoredProof later(
      StoredProof of, Optional<TemplatePlan> plan, ImageProof... images) {
    return new StoredProof(of.key(), of.parent(), plan, List.of(images));
  }

  @Test
  void processesMayShareAStore() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (int w = 0; w < 2; w++) {
      writers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  StoreWriter.class.getName(),
                  folder.resolve("store").toString(),
                  Integer.toString(w))
              .inheritIO()
              .start());
    }
    long found = 0;
    while (writers.stream().anyMatch(Process::isAlive)) {
      ProofLookup lookup = find(StoreWriter.parent());
      assertThat(lookup.refusals()).isEmpty();
      found += lookup instanceof ProofLookup.Found ? 1 : 0;
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(writer.exitValue()).isZero();
    }
    assertThat(found).isPositive();
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).hasSize(1);
    }
  }
}
