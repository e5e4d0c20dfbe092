package fanc.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a training makes small: the cross entropy at the images, near them, or at its bounds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Loss.Standard.class, name = "standard"),
  @JsonSubTypes.Type(value = Loss.Adversarial.class, name = "adversarial"),
  @JsonSubTypes.Type(value = Loss.Certified.class, name = "certified")
})
sealed interface Loss {

  /** Cross entropy at the images. */
  record Standard() implements Loss {}

  /**
   * Cross entropy at the worst images that projected gradient ascent finds near the images.
   *
   * @param epsilon how far every pixel may move, above 0, at most 1
   * @param steps of the ascent
   * @param stepSize how far a pixel moves in one step
   */
  record Adversarial(double epsilon, int steps, double stepSize) implements Loss {
    public Adversarial {
      Recipe.require(epsilon > 0 && epsilon <= 1, "loss.epsilon", "above 0 and at most 1");
      Recipe.require(steps >= 1 && steps <= 1000, "loss.steps", "1 to 1000");
      Recipe.require(stepSize > 0 && stepSize <= 1, "loss.stepSize", "above 0 and at most 1");
    }
  }

  /**
   * A share of the cross entropy at the images and, for the rest, that of interval bounds. Within
   * the ramp the perturbation grows linearly from nothing to its full size and the weight of the
   * bounds from 0 to {@code 1 - kappa}.
   *
   * @param epsilon how far every pixel may move, 0 to 1
   * @param patch side of a square patch, in pixels; 0 for none
   * @param move how far each pixel of the patch may move, 0 to 1
   * @param positions where the patch may lie
   * @param kappa weight of the ordinary loss after the ramp, 0 to 1
   * @param rampFrom epochs before the ramp starts
   * @param rampUntil epochs until it is complete
   */
  record Certified(
      double epsilon,
      int patch,
      double move,
      Positions positions,
      double kappa,
      double rampFrom,
      double rampUntil)
      implements Loss {
    public Certified {
      Recipe.require(epsilon >= 0 && epsilon <= 1, "loss.epsilon", "0 to 1");
      Recipe.require(patch >= 0, "loss.patch", "0 or more");
      Recipe.require(move >= 0 && move <= 1, "loss.move", "0 to 1");
      Recipe.require(kappa >= 0 && kappa <= 1, "loss.kappa", "0 to 1");
      Recipe.require(rampFrom >= 0, "loss.rampFrom", "0 or more");
      Recipe.require(rampUntil > rampFrom, "loss.rampUntil", "more than rampFrom");
    }

    /** Returns the share of the full perturbation after {@code epochs} (fractional), 0 to 1. */
    double ramp(double epochs) {
      return Math.max(0, Math.min(1, (epochs - rampFrom) / (rampUntil - rampFrom)));
    }
  }

  /** Which patches the bounds of one step hold for. */
  enum Positions {
    /** All at once, in one box behind the first layer, which must be dense. */
    ALL,
    /** One for each image, drawn anew in each step. */
    RANDOM;

    /** Returns what a recipe calls {@code id}. */
    @JsonCreator
    static Positions named(String id) {
      return Arrays.stream(values())
          .filter(positions -> positions.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "unknown positions '" + id + "'; known: all, random"));
    }

    /** Returns the name in recipes. */
    @JsonValue
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
