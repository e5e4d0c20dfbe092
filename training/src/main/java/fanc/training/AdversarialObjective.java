package fanc.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.Random;

/**
 * Adversarial training (Madry et al., Towards deep learning models resistant to adversarial
 * attacks, ICLR 2018): the cross entropy at the images that projected gradient ascent finds within
 * epsilon of each pixel and within 0..1, from a random start.
 */
final class AdversarialObjective implements Objective {
  private final TrainableNetwork network;
  private final Loss.Adversarial loss;
  private final Random random;

  AdversarialObjective(TrainableNetwork network, Loss.Adversarial loss, Random random) {
    this.network = network;
    this.loss = loss;
    this.random = random;
  }

  @Override
  public NDArray prepare(NDArray inputs, NDArray labels) {
    float epsilon = (float) loss.epsilon();
    NDArray lower = inputs.sub(epsilon).maximum(0);
    NDArray upper = inputs.add(epsilon).minimum(1);
    NDArray x = inputs.add(noise(inputs)).maximum(lower).minimum(upper);
    // The ascent needs no gradient of the parameters, and none may be left over in them.
    network.parameters().forEach(p -> p.setRequiresGradient(false));
    for (int step = 0; step < loss.steps(); step++) {
      x.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        collector.backward(Objective.crossEntropy(network.outputs(x), labels));
      }
      NDArray moved = x.getGradient().sign().mul((float) loss.stepSize());
      x.setRequiresGradient(false);
      x = x.add(moved).maximum(lower).minimum(upper);
    }
    network.parameters().forEach(p -> p.setRequiresGradient(true));
    return x;
  }

  private NDArray noise(NDArray inputs) {
    float[] moves = new float[(int) inputs.size()];
    float epsilon = (float) loss.epsilon();
    for (int i = 0; i < moves.length; i++) {
      moves[i] = epsilon * (2 * random.nextFloat() - 1);
    }
    return inputs.getManager().create(moves, inputs.getShape());
  }

  @Override
  public NDArray loss(NDArray inputs, NDArray labels, double epochs) {
    return Objective.crossEntropy(network.outputs(inputs), labels);
  }
}
