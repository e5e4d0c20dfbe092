package fanc.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a network is sparse from the start, and what helps to train it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Sparse.None.class, name = "none"),
  @JsonSubTypes.Type(value = Sparse.Masked.class, name = "masked")
})
sealed interface Sparse {

  /**
   * Checks that the ghosts are gone before the training ends, and that the loss is known here.
   *
   * @throws IllegalArgumentException naming the key that is out of range
   */
  default void requireFit(int epochs, Loss loss) {}

  /** All weights are trained. */
  record None() implements Sparse {}

  /**
   * Only the weights that a mask keeps are trained, with what the sparse training toolkit adds
   * (Jaiswal et al., Training your sparse neural network better with any mask, ICML 2022).
   *
   * @param mask which weights are kept
   * @param ghosts what is in the network early in the training and gone at its end
   * @param labelSmoothing what the label gives away to the other classes, 0 to below 1
   * @param rescale whether the first weights of each layer are scaled before the training
   */
  record Masked(Mask mask, Ghosts ghosts, double labelSmoothing, Rescale rescale)
      implements Sparse {
    public Masked {
      Recipe.require(
          labelSmoothing >= 0 && labelSmoothing < 1, "sparse.labelSmoothing", "0 to below 1");
    }

    @Override
    public void requireFit(int epochs, Loss loss) {
      Recipe.require(loss instanceof Loss.Standard, "loss.kind", "standard where 'sparse' masks");
      Recipe.require(
          ghosts.until() <= epochs - 1, "sparse.ghosts.until", "at most the epochs less one");
    }
  }

  /**
   * Which weights are kept.
   *
   * @param kind by what they are ranked
   * @param fraction share of all weights that is not kept, above 0 and below 1
   */
  record Mask(Criterion kind, double fraction) {
    public Mask {
      Recipe.require(fraction > 0 && fraction < 1, "sparse.mask.fraction", "above 0 and below 1");
    }
  }

  /**
   * What fades within the first epochs; 0 epochs for no ghosts.
   *
   * @param until epochs until all of it is gone, 0 or more
   * @param beta sharpness of the soft neurons {@code x sigmoid(beta x)} at the start; its
   *     reciprocal falls linearly to zero, where the neuron is a rectifier. Above 0
   * @param skip weight of the skip connections at the start; it falls linearly to zero. 0 or more
   */
  record Ghosts(double until, double beta, double skip) {
    public Ghosts {
      Recipe.require(until >= 0, "sparse.ghosts.until", "0 or more");
      Recipe.require(beta > 0 && Double.isFinite(beta), "sparse.ghosts.beta", "above 0");
      Recipe.require(skip >= 0 && Double.isFinite(skip), "sparse.ghosts.skip", "0 or more");
    }

    /** Returns which share of the ghosts is left after some epochs, from 1 down to 0. */
    double left(double epochs) {
      return epochs >= until ? 0 : 1 - epochs / until;
    }
  }

  /**
   * Learns one factor for the weights of each layer (GradInit, Zhu et al., NeurIPS 2021).
   *
   * @param steps of the learning, 0 for none
   * @param eta length of the training step that the factors prepare for, above 0
   * @param gamma longest gradient allowed at the scaled weights, above 0
   * @param rate step size of the learning, above 0
   * @param least smallest factor, above 0
   */
  record Rescale(int steps, double eta, double gamma, double rate, double least) {
    public Rescale {
      Recipe.require(steps >= 0 && steps <= 100_000, "sparse.rescale.steps", "0 to 100000");
      Recipe.require(eta > 0 && Double.isFinite(eta), "sparse.rescale.eta", "above 0");
      Recipe.require(gamma > 0 && Double.isFinite(gamma), "sparse.rescale.gamma", "above 0");
      Recipe.require(rate > 0 && rate < 1, "sparse.rescale.rate", "above 0 and below 1");
      Recipe.require(least > 0 && least <= 1, "sparse.rescale.least", "above 0 and at most 1");
    }
  }

  /** By what a mask ranks the weights at their first values; the highest ranks are kept. */
  enum Criterion {
    /** By chance. */
    RANDOM,
    /** {@code |w|}. */
    MAGNITUDE,
    /** {@code |w dL/dw|} (Lee et al., SNIP, ICLR 2019). */
    SNIP,
    /** {@code w (H g)}, H and g of the loss (Wang et al., Picking winning tickets, ICLR 2020). */
    GRASP,
    /** {@code |w dR/dw|}, R of the network of absolute weights (Tanaka et al., NeurIPS 2020). */
    SYNFLOW;

    /** Returns what a recipe calls {@code id}. */
    @JsonCreator
    static Criterion named(String id) {
      return Arrays.stream(values())
          .filter(criterion -> criterion.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "unknown mask '"
                          + id
                          + "'; known: "
                          + Arrays.stream(values())
                              .map(Criterion::id)
                              .collect(Collectors.joining(", "))));
    }

    /** Returns the name in recipes. */
    @JsonValue
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
