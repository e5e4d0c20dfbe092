package fanc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanc.cli.EveryWay.Found;
import fanc.cli.EveryWay.Question;
import fanc.cli.exact.ExactMinimum;
import fanc.cli.exact.NearChildren;
import fanc.cli.exact.SmallClaim;
import fanc.networks.Network;
import fanc.templates.transfer.ParentRecord;
import fanc.templates.transfer.RegionMargins;
import fanc.verifier.kernels.JavaKernels;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Parents with a record and children chosen against it, whose least margins are known exactly: the
 * ladder, its rungs and templates verify nothing that is false.
 */
class ExactTransferTest {
  private static final int PAIRS = 210;
  private static final int MANY_PAIRS = 5000;

  /** A parent and a child, both with the claim. */
  private record Pair(NearChildren.Kind kind, SmallClaim parent, SmallClaim child) {
    static Pair random(long k) {
      Random random = new Random(0x9E3779B97F4A7C15L * k + 1);
      double[] margins = {.125, 0x1p-6, 0x1p-10, 0x1p-20, 0x1p-30, 0x1p-40};
      SmallClaim any = SmallClaim.labelled(random);
      SmallClaim parent =
          any.withLeast(
              random.nextInt((int) any.regions().size()), margins[random.nextInt(margins.length)]);
      NearChildren.Kind[] kinds = NearChildren.Kind.values();
      NearChildren.Kind kind = kinds[(int) (k % kinds.length)];
      return new Pair(kind, parent, NearChildren.of(kind, parent, random));
    }

    Network network() {
      return parent.network();
    }
  }

  private static Truth truthOf(int pairs) throws InterruptedException {
    Truth truth = new Truth();
    try (EveryWay ways = new EveryWay(new JavaKernels())) {
      for (long k = 0; k < pairs; k++) {
        Pair pair = Pair.random(k);
        List<ExactMinimum> minima = pair.child().minima();
        truth.count(minima);
        truth.check(
            pair.child(), minima, ways.withParent(Truth.question(pair.child()), pair.network()));
        truth.refute(pair.child(), minima);
      }
    }
    System.out.println(truth);
    return truth;
  }

  @Test
  void whatIsCarriedOverIsTrue() throws InterruptedException {
    Truth truth = truthOf(PAIRS);
    assertThat(truth.holding()).isGreaterThan(PAIRS);
    assertThat(truth.failing()).isGreaterThan(PAIRS / 2);
    assertThat(truth.verified("auto")).isGreaterThan(truth.holding() / 2);
    for (String rung : List.of("ball", "drift, rough", "drift", "drift, own", "drift, backward")) {
      assertThat(truth.verified("rung " + rung)).as(rung).isGreaterThan(PAIRS / 4);
    }
  }

  @Test
  @Tag("full")
  void whatIsCarriedOverToManyChildrenIsTrue() throws InterruptedException {
    assertThat(truthOf(MANY_PAIRS).falsehoods()).isZero();
  }

  /** The law can fail: a child that is taken to be half as far away. */
  @Test
  void driftThatIsHalvedIsNoticed() throws InterruptedException {
    int noticed = 0;
    try (EveryWay ways = new EveryWay(new JavaKernels())) {
      for (long k = 0; k < PAIRS; k++) {
        Pair pair = Pair.random(k);
        Network halfway = NearChildren.between(pair.network(), pair.child().network());
        Question nearer = Truth.question(pair.child().of(halfway));
        noticed += isNoticed(pair, ways.withParent(nearer, pair.network())) ? 1 : 0;
      }
    }
    System.out.println("halved drifts that are noticed: " + noticed + " of " + PAIRS);
    assertThat(noticed).isGreaterThan(PAIRS / 8);
  }

  /** The law can fail: a parent that is recorded to have larger margins than it has. */
  @Test
  void marginsThatAreRaisedAreNoticed() throws InterruptedException {
    int noticed = 0;
    try (EveryWay ways = new EveryWay(new JavaKernels())) {
      for (long k = 0; k < PAIRS; k++) {
        Pair pair = Pair.random(k);
        ParentRecord record = raised(ways.record(Truth.question(pair.parent())));
        Question question = Truth.question(pair.child());
        noticed += isNoticed(pair, ways.withRecord(question, pair.network(), record)) ? 1 : 0;
      }
    }
    System.out.println("raised margins that are noticed: " + noticed + " of " + PAIRS);
    assertThat(noticed).isGreaterThan(PAIRS / 8);
  }

  private static boolean isNoticed(Pair pair, List<Found> found) {
    Truth truth = new Truth();
    List<ExactMinimum> minima = pair.child().minima();
    found.forEach(one -> truth.take(pair.child(), minima, one));
    return truth.falsehoods() > 0;
  }

  private static ParentRecord raised(ParentRecord honest) {
    RegionMargins margins = honest.margins();
    float[] more = margins.toArray();
    for (int i = 0; i < more.length; i++) {
      more[i] += 0x1p-20f;
    }
    return new ParentRecord(
        RegionMargins.of(margins.regions(), margins.rows(), more), honest.groups(), honest.balls());
  }
}
