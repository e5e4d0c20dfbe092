package fanc.properties.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanc.properties.ClaimedSet;
import fanc.properties.Member;
import fanc.properties.SparseBox;
import fanc.properties.images.InputImage;
import fanc.properties.images.ValueRange;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NormBallTest {
  private static final BigDecimal EPSILON = new BigDecimal("0.37");

  /** Contains every image, so that clipping moves nothing by itself. */
  private static final ValueRange WIDE = new ValueRange(BigDecimal.ZERO, BigDecimal.valueOf(255));

  @Test
  void regionIsTheHullOfTheBallAndSaysSo() {
    InputImage image = RandomImages.image(new Random(3));
    ImageFamily ball = new NormBall(Norm.L2, EPSILON, ValueRange.UNIT).around(image);
    ImageFamily hull = new Linf(EPSILON, ValueRange.UNIT).around(image);
    assertThat(ball.changes(0)).isEqualTo(hull.changes(0));
    assertThat(ball.remark()).contains("the ball is enclosed by its box hull");
    assertThat(ball.describe(0)).isEqualTo("l2 ball of radius 0.37");
    assertThat(hull.claimed(0)).isEmpty();
  }

  @Property(tries = 20, seed = "36")
  void everyMemberIsInTheBallAndInTheHull(@ForAll long seed) {
    Random random = new Random(seed);
    InputImage image = RandomImages.image(random);
    Norm norm = random.nextBoolean() ? Norm.L1 : Norm.L2;
    ImageFamily family = new NormBall(norm, EPSILON, WIDE).around(image);
    ClaimedSet ball = family.claimed(0).orElseThrow();
    for (Member member : ball.samples(9)) {
      requireInBall(image, norm, family.changes(0), member);
    }
    double[] far = family.base().toArray();
    for (int i = 0; i < far.length; i++) {
      far[i] += random.nextGaussian();
    }
    requireInBall(image, norm, family.changes(0), ball.near(far).orElseThrow());
  }

  @Test
  void pointOfTheBallIsItsOwnNearestMember() {
    InputImage image = RandomImages.image(new Random(4));
    ClaimedSet ball = new NormBall(Norm.L1, EPSILON, WIDE).around(image).claimed(0).orElseThrow();
    Member member = ball.near(image.base().toArray()).orElseThrow();
    assertThat(TransformationLawsTest.widest(image, member.enclosure().changes()))
        .isLessThan(1e-15);
  }

  @Test
  void negativeRadiusIsRefused() {
    assertThatThrownBy(() -> new NormBall(Norm.L1, EPSILON.negate(), ValueRange.UNIT))
        .hasMessage("epsilon must be at least 0, not -0.37");
  }

  /** The member's decimals are not known, but they lie between two doubles: 1e-14 covers that. */
  private static void requireInBall(InputImage image, Norm norm, SparseBox hull, Member member) {
    SparseBox point = member.enclosure().changes();
    double size = 0;
    int at = 0;
    for (int k = 0; k < point.size(); k++) {
      int i = point.index(k);
      double std = image.preprocess().std(image.geometry().channelOf(i)).doubleValue();
      double change = Math.abs(point.lower(k) - image.base().value(i)) * std - 1e-12;
      size += norm == Norm.L1 ? Math.max(0, change) : Math.pow(Math.max(0, change), 2);
      while (hull.index(at) < i) {
        at++;
      }
      assertThat(point.upper(k)).isLessThanOrEqualTo(hull.upper(at) + 1e-9);
      assertThat(point.lower(k)).isGreaterThanOrEqualTo(hull.lower(at) - 1e-9);
    }
    double radius = EPSILON.doubleValue();
    assertThat(size).isLessThanOrEqualTo(norm == Norm.L1 ? radius : radius * radius);
  }
}
