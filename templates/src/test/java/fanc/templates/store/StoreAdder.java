package fanc.templates.store;

import fanc.templates.TemplateSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process that adds images to one and the same proof, one after the other. */
final class StoreAdder {
  static final int IMAGES = 25;

  private StoreAdder() {}

  /** Adds images whose names begin with {@code args[1]} to the store {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    add(Path.of(args[0]), args[1]);
  }

  static void add(Path folder, String name) throws IOException {
    ProofStore store = new ProofStore(folder);
    for (int i = 0; i < IMAGES; i++) {
      store.add(proof(name + i, i));
    }
  }

  static StoredProof proof(String image, int index) {
    return new StoredProof(
        SampleProofs.KEY,
        StoredParent.of(StoreWriter.parent(), "file"),
        Optional.empty(),
        List.of(
            new ImageProof(
                image, index, 1, 1, 1, 1, new TemplateSet(List.of()), Optional.empty())));
  }
}
