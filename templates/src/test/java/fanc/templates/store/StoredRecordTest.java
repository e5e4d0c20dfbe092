package fanc.templates.store;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Fingerprint;
import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.templates.Examples;
import fanc.templates.RandomChildren;
import fanc.templates.TemplateSet;
import fanc.templates.transfer.CarriedRecord;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.ParentRecorder;
import fanc.templates.transfer.RecordTransfer;
import fanc.verifier.Deadline;
import fanc.verifier.difference.NetworkPair;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRecordTest {
  private static final Kernels KERNELS = new JavaKernels();
  @TempDir private Path folder;
  private final Random random = new Random(1);
  private final Network parent = RandomNetworks.dense(random);

  private ProofStore store() {
    return new ProofStore(folder.resolve("store"));
  }

  @Test
  void recordIsReadForTheImageItIsAbout() throws IOException {
    ParentRecord record = SampleRecords.of(random);
    StoredProof proof = withRecord(record, "image0");
    assertThat(store().record(proof, proof.images().get(0)))
        .isEqualTo(new RecordLookup.Found(record));
    assertThat(store().record(proof, proof.image("image1").orElseThrow()))
        .isInstanceOf(RecordLookup.Missing.class);
    StoredProof mistaken = withRecord(record, "image1");
    assertThat(reason(mistaken, mistaken.images().get(0))).contains("another parent");
  }

  @Test
  void recordThatIsDamagedOrGoneIsRefusedWithAReason() throws IOException {
    StoredProof proof = withRecord(SampleRecords.of(random), "image0");
    ImageProof image = proof.images().get(0);
    Path file =
        folder
            .resolve("store")
            .resolve(SampleProofs.KEY.sha256())
            .resolve(image.record().orElseThrow().sha256() + ".fancrecord");
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSize((int) image.record().orElseThrow().bytes());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(reason(proof, image)).contains("altered");
    Files.write(file, new byte[3]);
    assertThat(reason(proof, image)).contains("altered");
    Files.delete(file);
    assertThat(reason(proof, image)).contains("gone");
  }

  @Test
  void storeThatRemembersReadsAFileAgainOnlyIfItIsAnother() throws IOException {
    ParentRecord record = SampleRecords.of(random);
    StoredProof proof = withRecord(record, "image0");
    ImageProof image = proof.images().get(0);
    store().put(proof);
    ProofStore remembering = store().remembering();
    assertThat(found(remembering, proof, image)).isEqualTo(record);
    assertThat(found(remembering, proof, image)).isSameAs(found(remembering, proof, image));
    assertThat(found(store(), proof, image)).isNotSameAs(found(remembering, proof, image));
    assertThat(parents(remembering).get(0)).isSameAs(parents(remembering).get(0));
    StoredProof later =
        new StoredProof(proof.key(), proof.parent(), Optional.empty(), List.of(image));
    Path file = store().put(later);
    assertThat(remembering.find(SampleProofs.KEY, parent, Optional.empty()))
        .isEqualTo(new ProofLookup.Found(file, later, List.of()));
    Files.write(file, new byte[3]);
    assertThat(parents(remembering)).isEmpty();
  }

  /** A child that was proven by way of its parent is found as the parent of its own children. */
  @Test
  void whatWasCarriedOverIsReadAndCarriedFurther() throws Exception {
    Examples example = Examples.random(new Random(4), .01);
    Network child = example.child();
    ParentRecord first = record(example, recorder(example));
    ParentRecord made = record(example, recorder(example, example.parent(), child, first));
    RecordSubject subject = new RecordSubject(SampleProofs.KEY, Fingerprint.of(child), "image0");
    StoredRecord stored = store().put(subject, made, List.of());
    TemplateSet none = new TemplateSet(List.of());
    ImageProof image = new ImageProof("image0", 0, 1, 8, 8, 1, none, Optional.of(stored));
    StoredParent parent = StoredParent.of(child, "child's file");
    store().put(new StoredProof(SampleProofs.KEY, parent, Optional.empty(), List.of(image)));

    Network grandchild = RandomChildren.of(child, random, .001);
    ProofLookup.Found proof =
        (ProofLookup.Found) store().find(SampleProofs.KEY, grandchild, Optional.empty());
    Network read = proof.proof().parent().network(grandchild).orElseThrow();
    assertThat(Fingerprint.of(read)).isEqualTo(Fingerprint.of(child));
    ParentRecord again = found(store(), proof.proof(), proof.proof().images().get(0));
    assertThat(again).isEqualTo(made);
    ParentRecorder last = recorder(example, read, grandchild, again);
    assertThat(record(example, last)).isNotEqualTo(made);
    assertThat(last.settledByTransfer()).isEqualTo(8);
  }

  private static ParentRecorder recorder(Examples example) {
    return ParentRecorder.of(example.parent(), example.constraint(), example.family(), KERNELS);
  }

  private static ParentRecorder recorder(
      Examples example, Network parent, Network child, ParentRecord record) {
    CarriedRecord carried =
        new RecordTransfer(NetworkPair.of(parent, child, KERNELS))
            .over(example.family(), example.constraint(), record);
    return ParentRecorder.of(child, example.constraint(), example.family(), carried, KERNELS);
  }

  private static ParentRecord record(Examples example, ParentRecorder recorder) {
    for (long r = 0; r < example.family().size(); r++) {
      recorder.margin(example.family(), r, Deadline.never());
    }
    return recorder.record().orElseThrow();
  }

  private static ParentRecord found(ProofStore store, StoredProof proof, ImageProof image) {
    return ((RecordLookup.Found) store.record(proof, image)).record();
  }

  private static List<StoredParent> parents(ProofStore store) {
    return store.parents(SampleProofs.KEY);
  }

  private String reason(StoredProof proof, ImageProof image) {
    return ((RecordLookup.Missing) store().record(proof, image)).reason();
  }

  /** Returns a proof whose first image has a record that was stored as that of some image. */
  private StoredProof withRecord(ParentRecord record, String resolved) throws IOException {
    RecordSubject subject = new RecordSubject(SampleProofs.KEY, Fingerprint.of(parent), resolved);
    StoredRecord stored = store().put(subject, record, List.of());
    TemplateSet none = new TemplateSet(List.of());
    return new StoredProof(
        SampleProofs.KEY,
        StoredParent.of(parent, "file"),
        Optional.empty(),
        List.of(
            new ImageProof("image0", 0, 1, 9, 9, 1, none, Optional.of(stored)),
            new ImageProof("image1", 1, 1, 9, 9, 1, none, Optional.empty())));
  }

  @Test
  void parentIsMadeAgainOfWhatIsStoredAndTheChild() {
    StoredParent stored = StoredParent.of(parent, "file");
    Network child = RandomChildren.of(parent, random, .1);
    assertThat(stored.network(child).map(Fingerprint::of)).contains(Fingerprint.of(parent));
    assertThat(stored.network(RandomNetworks.convolutional(random))).isEmpty();
    StoredParent altered =
        new StoredParent(
            Fingerprint.of(child),
            "file",
            stored.architecture(),
            stored.parameters(),
            stored.roundings());
    assertThat(altered.network(child)).isEmpty();
  }
}
