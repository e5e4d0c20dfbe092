package fanc.training;

import ai.djl.ndarray.NDArray;
import fanc.networks.training.TrainingException;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Certified training by interval bound propagation (Gowal et al., 2018): the loss is {@code (1 - a)
 * H(y(x), label) + a H(worst, label)} with cross entropy H, where {@code worst} are the outputs'
 * differences to the label at their interval bounds over the perturbed input. The share a and the
 * perturbation grow over the recipe's ramp.
 */
final class CertifiedObjective implements Objective {
  private final TrainableNetwork network;
  private final Loss.Certified loss;
  private final PatchWidening widening;
  private final RandomPatches patches;

  /**
   * Makes the objective.
   *
   * @throws TrainingException if the patch is larger than the images, or bounds of this kind are
   *     not known for the network
   */
  CertifiedObjective(
      TrainableNetwork network, Loss.Certified loss, LabelledImages images, Random random)
      throws TrainingException {
    if (loss.patch() > Math.min(images.rows(), images.columns())) {
      throw new TrainingException("'loss.patch' is larger than the images");
    }
    if (!network.endsDense()) {
      throw new TrainingException("certified training needs a network that ends in a dense layer");
    }
    boolean all = loss.positions() == Loss.Positions.ALL;
    if (all && loss.patch() > 0 && !network.beginsDense()) {
      throw new TrainingException(
          "'loss.positions' must be \"random\" where the first layer is not dense");
    }
    this.network = network;
    this.loss = loss;
    this.widening = new PatchWidening(all ? loss.patch() : 0, images.rows(), images.columns());
    this.patches =
        new RandomPatches(all ? 0 : loss.patch(), images.rows(), images.columns(), random);
  }

  @Override
  public NDArray loss(NDArray inputs, NDArray labels, double epochs) {
    double ramp = loss.ramp(epochs);
    double share = ramp * (1 - loss.kappa());
    NDArray plain = Objective.crossEntropy(network.outputs(inputs), labels);
    NDArray sum = Factor.times(plain, 1 - share);
    if (share > 0) {
      NDArray worst = lowerMargins(inputs, labels, ramp).neg();
      sum = sum.add(Factor.times(Objective.crossEntropy(worst, labels), share));
    }
    return sum;
  }

  @Override
  public OptionalInt certified(NDArray inputs, NDArray labels) {
    NDArray worst = lowerMargins(inputs, labels, 1);
    // The margin to the label itself is 0 and must not count as a failure.
    float[] margins = worst.add(labels).min(new int[] {1}).toFloatArray();
    int certified = 0;
    for (float margin : margins) {
      certified += margin > 0 ? 1 : 0;
    }
    return OptionalInt.of(certified);
  }

  private NDArray lowerMargins(NDArray images, NDArray labels, double share) {
    double move = share * loss.move();
    Box box = patches.around(images, share * loss.epsilon(), move);
    UnaryOperator<NDArray> wider = weight -> Factor.times(widening.of(weight), move);
    return network.lowerMargins(box, wider, labels);
  }
}
