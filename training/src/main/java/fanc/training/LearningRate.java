package fanc.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * The step size of each step of a training.
 *
 * <p>Without a kind it is {@link Drops}, as in recipes older than the other kinds; their cards keep
 * their bytes, so that kind is not written either.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "kind",
    defaultImpl = LearningRate.Drops.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = LearningRate.Drops.class, name = "drops"),
  @JsonSubTypes.Type(value = LearningRate.OneCycle.class, name = "one-cycle"),
  @JsonSubTypes.Type(value = LearningRate.CosineCycles.class, name = "cosine-cycles")
})
sealed interface LearningRate {

  /**
   * Returns the step size of a step.
   *
   * @param step number of the step in the whole training, from 0
   * @param perEpoch number of steps in an epoch
   * @param epochs number of epochs
   */
  double at(int step, int perEpoch, int epochs);

  /**
   * Step size {@code start}, multiplied by {@code factor} at the beginning of each epoch listed.
   *
   * @param start step size of the first epoch, above 0
   * @param factor above 0, at most 1
   * @param dropAt epochs from 1, increasing
   */
  record Drops(double start, double factor, List<Integer> dropAt) implements LearningRate {
    public Drops {
      dropAt = List.copyOf(dropAt);
      requireRate(start, "start");
      Recipe.require(factor > 0 && factor <= 1, "learningRate.factor", "above 0 and at most 1");
    }

    @Override
    public double at(int step, int perEpoch, int epochs) {
      int number = step / perEpoch + 1;
      long drops = dropAt.stream().filter(epoch -> epoch <= number).count();
      return start * Math.pow(factor, (double) drops);
    }
  }

  /**
   * One cycle over the whole training (Smith and Topin, Super-convergence, 2018; in two phases as
   * children are tuned by Whitaker and Whitley, Prune and tune ensembles, AAAI 2022). With N steps
   * and {@code u = step / (N - 1)}, from 0 at the first step to 1 at the last,
   *
   * <pre>{@code
   * start + (max - start) u / rise                     while u <= rise
   * final + (max - final) d((u - rise) / (1 - rise))   then
   * d(v) = 1 - v  for linear,   (1 + cos(pi v)) / 2  for cosine
   * }</pre>
   *
   * <p>A training of a single step takes {@code start}. Momentum stays what it is.
   *
   * @param start step size of the first step, above 0
   * @param max step size at the peak, at least {@code start}
   * @param end step size of the last step, above 0, at most {@code max}; {@code final} in a recipe
   * @param rise share of the training until the peak, above 0 and below 1
   * @param anneal how it comes down
   */
  record OneCycle(
      double start, double max, @JsonProperty("final") double end, double rise, Anneal anneal)
      implements LearningRate {
    public OneCycle {
      requireRate(start, "start");
      requireRate(max, "max");
      requireRate(end, "final");
      Recipe.require(start <= max && end <= max, "learningRate.max", "at least start and final");
      Recipe.require(rise > 0 && rise < 1, "learningRate.rise", "above 0 and below 1");
    }

    @JsonProperty("kind")
    String kind() {
      return "one-cycle";
    }

    @Override
    public double at(int step, int perEpoch, int epochs) {
      double u = (double) step / Math.max(1, (long) perEpoch * epochs - 1);
      return u <= rise
          ? start + (max - start) * u / rise
          : end + (max - end) * anneal.left((u - rise) / (1 - rise));
    }
  }

  /** How a step size comes down. */
  enum Anneal {
    /** Along a line. */
    @JsonProperty("linear")
    LINEAR,
    /** Along half a period of the cosine. */
    @JsonProperty("cosine")
    COSINE;

    /** Returns which share is left when a share {@code v} of the way is gone: 1 at 0, 0 at 1. */
    double left(double v) {
      return this == LINEAR ? 1 - v : (1 + Math.cos(Math.PI * v)) / 2;
    }
  }

  /**
   * Cycles of equal length that each fall from {@code start} to about 0 and begin anew (Huang, Li,
   * Pleiss, Liu, Hopcroft, Weinberger: Snapshot ensembles, ICLR 2017, equation 2). With T steps, M
   * cycles and the step t counted from 1,
   *
   * <pre>{@code
   * start / 2 (cos(pi mod(t - 1, ceil(T / M)) / ceil(T / M)) + 1)
   * }</pre>
   *
   * @param start step size at the beginning of each cycle, above 0
   * @param cycles M, at least 1
   */
  record CosineCycles(double start, int cycles) implements LearningRate {
    public CosineCycles {
      requireRate(start, "start");
      Recipe.require(cycles >= 1, "learningRate.cycles", "at least 1");
    }

    @JsonProperty("kind")
    String kind() {
      return "cosine-cycles";
    }

    @Override
    public double at(int step, int perEpoch, int epochs) {
      long length = Math.max(1, ((long) perEpoch * epochs + cycles - 1) / cycles);
      return start / 2 * (Math.cos(Math.PI * (step % length) / length) + 1);
    }
  }

  private static void requireRate(double rate, String key) {
    Recipe.require(rate > 0 && rate < 1, "learningRate." + key, "above 0 and below 1");
  }
}
