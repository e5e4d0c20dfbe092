package fanc.approx.search;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.approx.IntQuantization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Searches with oracles whose best candidate is found by trying all: three layers, six widths. */
class ChildSearchTest {
  private static final int TENSORS = 3;
  private static final int WIDTHS = 6;
  private static double searched;
  private static double optimal;

  /** What is lost grows with each setting, and a little with what is lost elsewhere. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Synthetic(double margin, double[][] loss, double mixed) implements Oracle {
    @Override
    public Judgement of(Candidate candidate) {
      double lost = 0;
      double product = mixed;
      for (int t = 0; t < loss.length; t++) {
        double one = loss[t][candidate.steps().get(t)];
        lost += one;
        product *= one;
      }
      return judged(lost + product);
    }

    @Override
    public Judgement alone(int tensor, int step) {
      return judged(loss[tensor][step]);
    }

    private Judgement judged(double lost) {
      return new Judgement(margin > lost ? 1 : 0, margin - lost);
    }
  }

  private static SearchSpace space(Random random) {
    List<TensorSettings> tensors = new ArrayList<>();
    for (int t = 0; t < TENSORS; t++) {
      long weights = 1L + random.nextInt(1000);
      List<Setting> settings = new ArrayList<>();
      for (int bits = WIDTHS + 1; bits >= 2; bits--) {
        settings.add(new Setting(IntQuantization.nearest(bits), bits + " bits", weights * bits));
      }
      tensors.add(new TensorSettings("w" + t, weights, settings));
    }
    return new SearchSpace(tensors);
  }

  private static Synthetic oracle(Random random) {
    double[][] loss = new double[TENSORS][WIDTHS];
    for (double[] tensor : loss) {
      double unit = Math.exp(2 * random.nextGaussian());
      for (int k = 0; k < WIDTHS; k++) {
        double before = k == 0 ? 0 : tensor[k - 1];
        tensor[k] = before + unit * random.nextDouble() * (1 << k);
      }
    }
    double margin = Math.exp(2 * random.nextGaussian() + 2);
    return new Synthetic(margin, loss, random.nextInt(2) * .1);
  }

  private static List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < WIDTHS * WIDTHS * WIDTHS; i++) {
      all.add(new Candidate(List.of(i % WIDTHS, i / WIDTHS % WIDTHS, i / WIDTHS / WIDTHS)));
    }
    return all;
  }

  @Property(tries = 400, seed = "91")
  void foundIsKeptAndNoLargerThanUniformAndNearTheBest(@ForAll long seed) {
    Random random = new Random(seed);
    SearchSpace space = space(random);
    Oracle oracle = oracle(random);
    SearchPath path = new ChildSearch(space, List.of(oracle), 5).run();
    long best =
        all().stream()
            .filter(candidate -> oracle.of(candidate).kept())
            .mapToLong(space::size)
            .min()
            .orElse(-1);
    assertThat(path.kept() < 0).isEqualTo(best < 0);
    if (best < 0) {
      return;
    }
    Judged found = path.candidates().get(path.kept());
    assertThat(oracle.of(found.candidate()).kept()).isTrue();
    assertThat(found.size()).isEqualTo(space.size(found.candidate())).isGreaterThanOrEqualTo(best);
    for (Candidate uniform : space.uniform()) {
      if (oracle.of(uniform).kept()) {
        assertThat(found.size()).isLessThanOrEqualTo(space.size(uniform));
      }
    }
    searched += found.size();
    optimal += best;
    assertThat(new ChildSearch(space, List.of(oracle), 5).run()).isEqualTo(path);
  }

  @AfterContainer
  static void searchIsNearTheBestOnAverage() {
    assertThat(searched / optimal).isBetween(1.0, 1.02);
  }

  @Property(tries = 200, seed = "92")
  void pathShrinksAndGoesOnBehindWhatIsKept(@ForAll long seed) {
    Random random = new Random(seed);
    SearchSpace space = space(random);
    Synthetic fine = oracle(random);
    Synthetic coarse = new Synthetic(.7 * fine.margin(), fine.loss(), fine.mixed());
    SearchPath path = new ChildSearch(space, List.of(coarse, fine), 5).run();
    List<Judged> candidates = path.candidates();
    for (int k = 1; k < candidates.size(); k++) {
      assertThat(candidates.get(k).size()).isLessThan(candidates.get(k - 1).size());
      assertThat(k <= path.kept()).isEqualTo(fine.of(candidates.get(k).candidate()).kept());
    }
    assertThat(candidates.size() - 1 - path.kept()).isLessThanOrEqualTo(6);
    Candidate harshest = new Candidate(List.of(WIDTHS - 1, WIDTHS - 1, WIDTHS - 1));
    boolean end = candidates.get(candidates.size() - 1).candidate().equals(harshest);
    assertThat(end || candidates.size() - 1 - path.kept() >= 5).isTrue();
  }

  @Example
  void layerThatLosesLittleIsMadeSmallest() {
    List<TensorSettings> tensors = new ArrayList<>();
    for (String name : List.of("tender", "tough")) {
      List<Setting> settings = new ArrayList<>();
      for (int bits : new int[] {8, 6, 4, 2}) {
        settings.add(new Setting(IntQuantization.nearest(bits), bits + " bits", 10L * bits));
      }
      tensors.add(new TensorSettings(name, 10, settings));
    }
    double[][] loss = {{0, .6, 1.4, 3}, {0, .1, .2, .3}};
    SearchPath path =
        new ChildSearch(new SearchSpace(tensors), List.of(new Synthetic(1, loss, 0)), 2).run();
    Judged found = path.candidates().get(path.kept());
    assertThat(found.candidate().steps()).isEqualTo(Arrays.asList(1, 3));
    assertThat(found.size()).isEqualTo(80);
    // Alone the tender one is kept at 6 bits and refused at 4; the other is kept throughout.
    assertThat(path.alone().get(0)).extracting(Judgement::kept).containsExactly(true, true, false);
    assertThat(path.alone().get(1)).hasSize(4).allMatch(Judgement::kept);
  }

  @Example
  void oracleThatKnowsNothingLeavesTheMildest() {
    SearchSpace space = space(new Random(3));
    Oracle nothing =
        new Oracle() {
          @Override
          public Judgement of(Candidate candidate) {
            return new Judgement(0, Double.NEGATIVE_INFINITY);
          }

          @Override
          public Judgement alone(int tensor, int step) {
            return new Judgement(0, Double.NaN);
          }
        };
    SearchPath path = new ChildSearch(space, List.of(nothing), 4).run();
    assertThat(path.kept()).isEqualTo(-1);
    assertThat(path.candidates()).extracting(Judged::candidate).containsExactly(space.mildest());
  }
}
