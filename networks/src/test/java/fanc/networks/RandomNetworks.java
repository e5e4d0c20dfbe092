package fanc.networks;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/**
 * Small random networks for laws: dense chains, convolutional networks, residual graphs, and
 * branches that are joined.
 *
 * <p>In a property write {@code @ForAll(supplier = RandomNetworks.class) Network network};
 * elsewhere {@link #of(Random)}. All parameters are float32 values.
 */
public final class RandomNetworks implements ArbitrarySupplier<Network> {

  @Override
  public Arbitrary<Network> get() {
    return Arbitraries.longs().map(RandomNetworks::ofSeed);
  }

  /** Spreads the seed first: generators of neighbouring seeds start alike. */
  private static Network ofSeed(long seed) {
    return of(new Random(seed * 0x9E3779B97F4A7C15L));
  }

  /** Returns a network of one of the four kinds. */
  public static Network of(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> dense(random);
      case 1 -> convolutional(random);
      case 2 -> joined(random);
      default -> residual(random);
    };
  }

  /** Returns a chain of affine maps and activations with 2 to 5 inputs. */
  public static Network dense(Random random) {
    NetworkSketch sketch = new NetworkSketch(random, Shape.of(1, 2 + random.nextInt(4)));
    int value = 0;
    int layers = 1 + random.nextInt(3);
    for (int layer = 0; layer < layers; layer++) {
      value = sketch.activation(sketch.affine(value, 2 + random.nextInt(5)));
    }
    return sketch.endingWith(sketch.affine(value, 2 + random.nextInt(2)));
  }

  /** Returns convolutions with pools, scales and activations, then an affine map. */
  public static Network convolutional(Random random) {
    int channels = 1 + random.nextInt(2);
    int side = 4 + random.nextInt(2);
    NetworkSketch sketch = new NetworkSketch(random, Shape.of(1, channels, side, side));
    int value = sketch.convolution(0);
    if (random.nextBoolean()) {
      value = sketch.scale(value);
    }
    value = sketch.activation(value);
    if (random.nextInt(3) > 0) {
      value = sketch.pool(value);
    }
    if (random.nextBoolean()) {
      value = sketch.shuffle(value);
    }
    value = sketch.flatten(value);
    return sketch.endingWith(sketch.affine(value, 2 + random.nextInt(2)));
  }

  /**
   * Returns one or two blocks in which an affine branch is added to a skip connection or scales it.
   */
  public static Network residual(Random random) {
    int width = 2 + random.nextInt(3);
    NetworkSketch sketch = new NetworkSketch(random, Shape.of(1, width));
    int value = random.nextBoolean() ? sketch.affine(0, width) : 0;
    int blocks = 1 + random.nextInt(2);
    for (int block = 0; block < blocks; block++) {
      int branch = sketch.activation(sketch.affine(value, 2 + random.nextInt(3)));
      branch = sketch.affine(branch, width);
      int skip = random.nextBoolean() ? value : sketch.scale(value);
      value = random.nextInt(4) == 0 ? sketch.product(branch, skip) : sketch.sum(branch, skip);
      value = random.nextBoolean() ? sketch.activation(value) : value;
    }
    return sketch.endingWith(sketch.affine(value, 2));
  }

  /** Returns two or three branches one after the other, with entries left out, zero or repeated. */
  public static Network joined(Random random) {
    NetworkSketch sketch = new NetworkSketch(random, Shape.of(1, 2 + random.nextInt(3)));
    int[] branches = new int[2 + random.nextInt(2)];
    for (int b = 0; b < branches.length; b++) {
      branches[b] = sketch.activation(sketch.affine(0, 1 + random.nextInt(3)));
    }
    int value = sketch.join(branches);
    if (random.nextBoolean()) {
      value = sketch.selection(value, 3 + random.nextInt(3));
    }
    value = random.nextBoolean() ? sketch.activation(value) : value;
    return sketch.endingWith(sketch.affine(value, 2));
  }

  /** Returns an input for the network with entries in [-1, 1], now and then exactly an end or 0. */
  public static double[] point(Random random, Network network) {
    double[] point = new double[network.inputShape().size()];
    for (int i = 0; i < point.length; i++) {
      point[i] =
          random.nextInt(8) == 0 ? random.nextInt(3) - 1 : (float) (2 * random.nextDouble() - 1);
    }
    return point;
  }
}
