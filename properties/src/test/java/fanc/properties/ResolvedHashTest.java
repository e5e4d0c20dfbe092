package fanc.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResolvedHashTest {
  private static final OutputConstraint LABEL = OutputConstraint.label(0, 3);

  @Test
  void meaningDecidesNotTheDescription() {
    assertThat(ResolvedHash.of(region("a", 0, 0, 0.25, 0.5), LABEL))
        .isEqualTo(ResolvedHash.of(region("b", 0, 0, 0.25, 0.5), LABEL))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void everyBitCounts() {
    Set<String> hashes = new HashSet<>();
    hashes.add(ResolvedHash.of(region("", 0, 0, 0.25, 0.5), LABEL));
    hashes.add(ResolvedHash.of(region("", Double.MIN_VALUE, 0, 0.25, 0.5), LABEL));
    hashes.add(ResolvedHash.of(region("", 0, Double.MIN_VALUE, 0.25, 0.5), LABEL));
    hashes.add(ResolvedHash.of(region("", 0, 0, Math.nextUp(0.25), 0.5), LABEL));
    hashes.add(ResolvedHash.of(region("", 0, 0, 0.25, Math.nextUp(0.5)), LABEL));
    hashes.add(ResolvedHash.of(region("", 0, 0, 0.25, 0.5), OutputConstraint.label(1, 3)));
    HalfSpace first = HalfSpace.greater(3, 0, 1);
    HalfSpace second = HalfSpace.greater(3, 0, 2);
    for (List<List<HalfSpace>> clauses :
        List.of(List.of(List.of(first, second)), List.of(List.of(second), List.of(first)))) {
      hashes.add(ResolvedHash.of(region("", 0, 0, 0.25, 0.5), new OutputConstraint(clauses)));
    }
    assertThat(hashes).hasSize(8);
  }

  @Test
  void hashIsStable() {
    // Computed by another program from the description. Stores of proofs are keyed by it: a change
    // of this value orphans them.
    assertThat(ResolvedHash.of(region("", 0.5, 0, 0.25, 0.5), LABEL))
        .isEqualTo("34b2bb25cbe374faef5d782553aa2ff3f904e892f401fe4376913ad9007a4193");
  }

  private static RegionFamily region(
      String name, double value, double error, double lower, double upper) {
    BasePoint base = new BasePoint(new double[] {value, 1}, new double[] {error, 0});
    SparseBox box = new SparseBox(new int[] {1}, new double[] {lower}, new double[] {upper});
    return new SingleRegion(new InputRegion(base, box), name);
  }
}
