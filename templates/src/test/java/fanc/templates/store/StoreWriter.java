package fanc.templates.store;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A process that writes one and the same proof again and again, with other numbers each time. */
final class StoreWriter {
  private StoreWriter() {}

  static Network parent() {
    return RandomNetworks.dense(new Random(7));
  }

  /** Writes 60 times into the store {@code args[0]}, with numbers from the seed {@code args[1]}. */
  public static void main(String[] args) throws IOException {
    Random random = new Random(Long.parseLong(args[1]));
    ProofStore store = new ProofStore(Path.of(args[0]));
    for (int i = 0; i < 60; i++) {
      store.put(SampleProofs.of(parent(), random));
    }
  }
}
