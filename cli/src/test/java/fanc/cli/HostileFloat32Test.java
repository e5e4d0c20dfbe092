package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.cli.hostile.HostileCase;
import fanc.cli.hostile.HostileCase.Construction;
import fanc.cli.hostile.HostileCases;
import fanc.verifier.AbstractVerifier;
import fanc.verifier.Arithmetic;
import fanc.verifier.DeployedVerifier;
import fanc.verifier.RegionVerifier;
import fanc.verifier.domain.SharedBox;
import fanc.verifier.domain.SharedDeepZ;
import fanc.verifier.domain.SharedProduct;
import fanc.verifier.domain.Symbols;
import fanc.verifier.kernels.JavaKernels;
import fanc.verifier.kernels.Kernels;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Claims that float32 violates in some order of summation, many of which hold exactly. */
class HostileFloat32Test {
  private static final Kernels KERNELS = new JavaKernels();
  private static final List<HostileCase> CASES = HostileCases.single();

  private static List<RegionVerifier> verifiers(HostileCase one) {
    return List.of(
        new DeployedVerifier<>(one.network(), one.constraint(), a -> new SharedBox(a, KERNELS)),
        new DeployedVerifier<>(
            one.network(), one.constraint(), a -> new SharedDeepZ(Symbols.FRESH, a, KERNELS)),
        new DeployedVerifier<>(
            one.network(), one.constraint(), a -> new SharedDeepZ(Symbols.FOLDED, a, KERNELS)),
        new DeployedVerifier<>(
            one.network(), one.constraint(), a -> new SharedProduct(Symbols.FRESH, a, KERNELS)));
  }

  @Test
  void nothingThatFloat32ViolatesIsVerifiedForFloat32() {
    for (HostileCase one : CASES) {
      for (RegionVerifier verifier : verifiers(one)) {
        for (long r = 0; r < one.regions().size(); r++) {
          double margin = verifier.margin(one.regions().region(r));
          assertThat(margin > 0).as("%s, region %d", one, r).isFalse();
        }
      }
    }
  }

  /** The law can fail: some of these claims are proven, and true, in real arithmetic. */
  @Test
  void realArithmeticVerifiesSomeOfThem() {
    Map<Construction, Integer> verified = new EnumMap<>(Construction.class);
    for (HostileCase one : CASES) {
      RegionVerifier real =
          new AbstractVerifier<>(
              one.network(),
              one.constraint(),
              new SharedProduct(Symbols.FRESH, Arithmetic.REAL, KERNELS));
      boolean proven = real.margin(one.regions().region(0)) > 0;
      assertThat(proven && one.violated()).as("%s", one).isFalse();
      verified.merge(one.family(), proven ? 1 : 0, Integer::sum);
    }
    System.out.println(CASES.size() + " claims that float32 violates, proven exactly: " + verified);
    assertThat(verified.values().stream().mapToInt(n -> n).sum()).isGreaterThan(10);
  }
}
