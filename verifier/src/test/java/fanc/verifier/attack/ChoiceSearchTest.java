package fanc.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.networks.Affine;
import fanc.networks.Network;
import fanc.networks.Relu;
import fanc.networks.Shape;
import fanc.networks.Step;
import fanc.networks.Tensor;
import fanc.properties.BasePoint;
import fanc.properties.Choices;
import fanc.properties.OutputConstraint;
import fanc.properties.RegionFamily;
import fanc.properties.SparseBox;
import fanc.verifier.attack.CounterexampleSearch.Found;
import fanc.verifier.kernels.JavaKernels;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One region out of millions, which no list of regions is long enough to have. */
class ChoiceSearchTest {
  private static final int PIXELS = 400;

  /** Three pixels of 400, of which each may go from 0 to 1. */
  private record Triples() implements RegionFamily {
    private Choices all() {
      List<SparseBox> parts =
          IntStream.range(0, PIXELS)
              .mapToObj(i -> new SparseBox(new int[] {i}, new double[] {0}, new double[] {1}))
              .toList();
      return new Choices(parts, 3);
    }

    @Override
    public BasePoint base() {
      return BasePoint.exact(new double[PIXELS]);
    }

    @Override
    public long size() {
      return all().count().longValueExact();
    }

    @Override
    public Optional<Choices> choices() {
      return Optional.of(all());
    }

    @Override
    public SparseBox changes(long index) {
      long place = 0;
      for (int a = 0; a < PIXELS; a++) {
        long rest = PIXELS - 1L - a;
        if (index >= place + rest * (rest - 1) / 2) {
          place += rest * (rest - 1) / 2;
          continue;
        }
        for (int b = a + 1; b < PIXELS; b++) {
          if (index >= place + PIXELS - 1 - b) {
            place += PIXELS - 1 - b;
            continue;
          }
          int c = b + 1 + (int) (index - place);
          return new SparseBox(new int[] {a, b, c}, new double[3], new double[] {1, 1, 1});
        }
      }
      throw new IndexOutOfBoundsException();
    }

    @Override
    public String describe(long index) {
      return "triple " + index;
    }
  }

  /** y0 = 2.5, y1 = relu(x_37 + x_190 + x_391 - sum of the others): only that triple violates. */
  private static Network onlyOne() {
    double[] both = new double[2 * PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      both[2 * i + 1] = i == 37 || i == 190 || i == 391 ? 1 : -1;
    }
    Shape two = Shape.of(1, 2);
    return new Network(
        "x",
        Shape.of(1, PIXELS),
        List.of(
            new Step(
                Affine.exact(Tensor.of(Shape.of(PIXELS, 2), both), Tensor.vector(2.5, 0)),
                List.of(0),
                "z",
                "Gemm",
                two),
            new Step(new Relu(), List.of(1), "y", "Relu", two)));
  }

  @Test
  void theOneRegionIsPutTogether() {
    Triples family = new Triples();
    CounterexampleSearch search =
        new CounterexampleSearch(onlyOne(), OutputConstraint.label(0, 2), new JavaKernels());

    Optional<Found> found = search.search(family, Suspects.unknown(), new SearchBudget(1e7, 60, 0));

    assertThat(found).isPresent();
    SparseBox changed = family.changes(found.get().region());
    assertThat(IntStream.range(0, 3).map(changed::index).toArray()).containsExactly(37, 190, 391);
    assertThat(found.get().counterexample().input().value(190)).isEqualTo(1);
  }
}
