package fanc.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanc.networks.Network;
import fanc.networks.RandomNetworks;
import fanc.properties.BasePoint;
import fanc.properties.InputRegion;
import fanc.properties.RandomRegions;
import fanc.properties.SparseBox;
import fanc.verifier.Bounds;
import fanc.verifier.Reach;
import fanc.verifier.kernels.JavaKernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SharedDeepZTest {

  /** Plain DeepZ shares nothing and is checked against other programs: it is the oracle. */
  @Property(tries = 300)
  void boundsAreThoseOfPlainDeepZ(@ForAll long seed) {
    for (Symbols symbols : Symbols.values()) {
      Random random = new Random(seed);
      Network network = RandomNetworks.of(random);
      BasePoint base = RandomRegions.point(network.inputShape().size(), random);
      Domain<Zonotope> plain = new DeepZ(symbols, new JavaKernels());
      Domain<LocalZonotope> shared = new SharedDeepZ(symbols, new JavaKernels());
      for (int k = 0; k < 3; k++) {
        InputRegion region = RandomRegions.region(base, 0.6, random);
        List<Bounds> expected = bounds(network, plain, region);
        List<Bounds> actual = bounds(network, shared, region);
        for (int v = 0; v < expected.size(); v++) {
          requireClose(network.name(v), actual.get(v), expected.get(v));
        }
      }
    }
  }

  private static <E> List<Bounds> bounds(Network network, Domain<E> domain, InputRegion region) {
    return Reach.reachAll(network, domain, 0, domain.abstraction(region), network.output()).stream()
        .map(domain::bounds)
        .toList();
  }

  private static void requireClose(String name, Bounds actual, Bounds expected) {
    for (int i = 0; i < expected.dimension(); i++) {
      double size = Math.max(Math.abs(expected.lower(i)), Math.abs(expected.upper(i)));
      double room = 1e-9 * Math.max(1, size);
      assertThat(Math.abs(actual.lower(i) - expected.lower(i))).as(name).isLessThanOrEqualTo(room);
      assertThat(Math.abs(actual.upper(i) - expected.upper(i))).as(name).isLessThanOrEqualTo(room);
    }
  }

  /** What is shared is computed by whoever comes first; that must not show in the result. */
  @Property(tries = 60)
  void theOrderOfRegionsChangesNoBit(@ForAll long seed) {
    Random random = new Random(seed);
    Network network = RandomNetworks.of(random);
    BasePoint base = RandomRegions.point(network.inputShape().size(), random);
    List<InputRegion> regions = new ArrayList<>();
    for (int k = 0; k < 4; k++) {
      regions.add(RandomRegions.region(base, 0.6, random));
    }
    Domain<LocalZonotope> forward = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    List<List<Bounds>> first = regions.stream().map(r -> bounds(network, forward, r)).toList();
    List<InputRegion> turned = new ArrayList<>(regions);
    Collections.reverse(turned);
    Domain<LocalZonotope> backward = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    turned.forEach(r -> bounds(network, backward, r));
    for (int k = 0; k < regions.size(); k++) {
      assertThat(bounds(network, backward, regions.get(k))).isEqualTo(first.get(k));
    }
  }

  @Test
  void aRegionThatChangesNothingHoldsNothing() {
    SharedDeepZ domain = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    SparseBox nothing = new SparseBox(new int[0], new double[0], new double[0]);

    LocalZonotope x = domain.abstraction(new InputRegion(BasePoint.exact(1, -2, 3), nothing));

    assertThat(x.heldCount()).isZero();
    assertThat(x.dimension()).isEqualTo(3);
    assertThat(domain.bounds(x).lowerArray()).containsExactly(1, -2, 3);
  }

  @Test
  void aPatchHoldsItsPixelsOnly() {
    SharedDeepZ domain = new SharedDeepZ(Symbols.FRESH, new JavaKernels());
    SparseBox pixels =
        new SparseBox(new int[] {1, 4}, new double[] {0, 0.5}, new double[] {1, 0.5});

    LocalZonotope x = domain.abstraction(new InputRegion(BasePoint.exact(new double[6]), pixels));

    assertThat(x.heldCount()).isEqualTo(2);
    assertThat(x.symbolCount()).as("a point has no symbol").isEqualTo(1);
    assertThat(x.dense().generators)
        .containsExactly(new double[] {0, 0.5, 0, 0, 0, 0}, within(1e-15));
  }

  private static Domain<LocalZonotope> shared() {
    return new SharedDeepZ(Symbols.FRESH, new JavaKernels());
  }

  /** A fault in what is kept of a family, made on purpose. */
  enum Fault {
    FORGET_THE_ANCHORS_REMAINDER,
    FORGET_WHAT_DEVIATES_BUT_HAS_NO_SYMBOL,
    LOSE_A_HELD_COORDINATE,
    FORGET_OWN_REMAINDER,
    HALVE_OWN_REMAINDER
  }

  /** Half of what rounding can lose is often enough; half of a box is not, see SharedBoxTest. */
  @ParameterizedTest
  @EnumSource(value = Fault.class, names = "HALVE_OWN_REMAINDER", mode = Mode.EXCLUDE)
  void theSoundnessLawNoticesTheFault(Fault fault) {
    assertThat(BrokenSharing.noticed(shared(), fault)).as("noticed %s", fault).isTrue();
  }

  @Test
  void theSoundnessLawIsQuietWithoutAFault() {
    assertThat(BrokenSharing.noticed(shared(), null)).isFalse();
  }
}
