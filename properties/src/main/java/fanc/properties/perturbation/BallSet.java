package fanc.properties.perturbation;

import fanc.properties.ClaimedSet;
import fanc.properties.InputRegion;
import fanc.properties.Member;
import fanc.properties.images.ImageGeometry;
import fanc.properties.images.InputImage;
import fanc.properties.images.Preprocess;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The images of a {@link NormBall}. Every member is a decimal change whose norm is at most the
 * radius by exact arithmetic, clipped to the range.
 *
 * @param image the ball's middle
 * @param ball norm, radius and range
 */
record BallSet(InputImage image, NormBall ball) implements ClaimedSet {
  private static final MathContext TOWARDS_ZERO = new MathContext(20, RoundingMode.DOWN);
  private static final long SEED = 1;

  /** Returns the image itself, all values up, all down, then changes of random sign and breadth. */
  @Override
  public List<Member> samples(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    int n = image.geometry().values();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal[] change = new BigDecimal[n];
      Arrays.fill(change, BigDecimal.ZERO);
      // The narrower the change, the larger it is at each place.
      int breadth = i <= 2 ? n : Math.max(1, n >> random.nextInt(8));
      for (int k = 0; k < breadth && i > 0; k++) {
        int place = breadth == n ? k : random.nextInt(n);
        boolean up = i == 1 || (i > 2 && random.nextBoolean());
        change[place] = up ? ball.epsilon() : ball.epsilon().negate();
      }
      members.add(member(change));
    }
    return List.copyOf(members);
  }

  /** Returns the point on the way from the middle to {@code point} where it leaves the ball. */
  @Override
  public Optional<Member> near(double[] point) {
    ImageGeometry geometry = image.geometry();
    Preprocess preprocess = image.preprocess();
    BigDecimal[] change = new BigDecimal[geometry.values()];
    for (int i = 0; i < change.length; i++) {
      int channel = geometry.channelOf(i);
      BigDecimal x01 =
          new BigDecimal(point[i]).multiply(preprocess.std(channel)).add(preprocess.mean(channel));
      change[i] = x01.subtract(image.pixel(i)).round(TOWARDS_ZERO);
    }
    return Optional.of(member(change));
  }

  /** Shrinks a change into the ball, if it is not there, and applies it. */
  private Member member(BigDecimal[] change) {
    List<BigDecimal> shrunk = Arrays.asList(change);
    if (!ball.norm().within(shrunk, ball.epsilon())) {
      BigDecimal factor = ball.epsilon().divide(ball.norm().of(shrunk), TOWARDS_ZERO);
      shrunk = shrunk.stream().map(d -> d.multiply(factor).round(TOWARDS_ZERO)).toList();
    }
    if (!ball.norm().within(shrunk, ball.epsilon())) {
      throw new IllegalStateException("a change that was shrunk into the ball is outside");
    }
    BigDecimal[] moved = new BigDecimal[change.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = ball.range().clip(image.pixel(i).add(shrunk.get(i)));
    }
    int[] all = IntStream.range(0, moved.length).toArray();
    return new Member(
        new InputRegion(image.base(), image.widen(all, i -> moved[i], i -> moved[i])),
        "within " + ball.norm() + " distance " + ball.epsilon().toPlainString());
  }
}
