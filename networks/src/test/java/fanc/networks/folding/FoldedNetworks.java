package fanc.networks.folding;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.networks.Scale;
import fanc.networks.Step;
import fanc.networks.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A network with batch normalisation, and the network that a deployment tool makes of it: scales
 * folded into the ops before them, each weight and bias rounded to float32.
 *
 * @param unfolded with scales behind some affine ops and convolutions
 * @param folded without them
 */
public record FoldedNetworks(Network unfolded, Network folded) {

  /** Normalises some ops of a network, now and then by 0 or by two scales in a row. */
  public static FoldedNetworks of(Network network, Random random) {
    List<Step> unfolded = new ArrayList<>();
    List<Step> folded = new ArrayList<>();
    int[] reads = new int[network.output() + 1];
    for (int v = 1; v <= network.output(); v++) {
      Step step = network.step(v);
      List<Integer> inputs = step.inputs().stream().map(i -> reads[i]).toList();
      unfolded.add(new Step(step.op(), inputs, step.name(), step.origin(), step.shape()));
      Op op = step.op();
      boolean last = v == network.output();
      if (OutputChannels.has(op) && random.nextInt(last ? 6 : 3) > (last ? 4 : 0)) {
        int n = step.shape().size();
        for (int k = 0; k <= random.nextInt(5) / 4; k++) {
          Scale scale = normalisation(OutputChannels.of(op).count(), n, random);
          op = fold(op, scale, n);
          unfolded.add(
              new Step(
                  scale, List.of(unfolded.size()), step.name() + "/bn" + k, "bn", step.shape()));
        }
      }
      folded.add(new Step(op, step.inputs(), step.name(), step.origin(), step.shape()));
      reads[v] = unfolded.size();
    }
    return new FoldedNetworks(
        new Network(network.name(0), network.inputShape(), unfolded),
        new Network(network.name(0), network.inputShape(), folded));
  }

  /** Coefficients of which gamma / sqrt(variance) is no double, with the error that it has. */
  private static Scale normalisation(int channels, int n, Random random) {
    double[][] all = new double[4][n];
    for (int c = 0; c < channels; c++) {
      double gamma = random.nextInt(12) == 0 ? 0 : (float) (1 + .5 * random.nextGaussian());
      double s = gamma / Math.sqrt(.1 + random.nextDouble());
      double t = .3 * random.nextGaussian();
      boolean inexact = random.nextBoolean();
      for (int i = c * (n / channels); i < (c + 1) * (n / channels); i++) {
        all[0][i] = s;
        all[1][i] = t;
        all[2][i] = inexact ? Math.ulp(s) : 0;
        all[3][i] = inexact ? Math.ulp(t) : 0;
      }
    }
    return new Scale(
        Tensor.vector(all[0]), Tensor.vector(all[1]), Tensor.vector(all[2]), Tensor.vector(all[3]));
  }

  private static Op fold(Op op, Scale scale, int n) {
    OutputChannels channels = OutputChannels.of(op);
    int positions = n / channels.count();
    double[] weight = new double[channels.weight().size()];
    double[] bias = new double[channels.count()];
    for (int c = 0; c < bias.length; c++) {
      double s = scale.scale().get(c * positions);
      double[] row = channels.row(c);
      for (int k = 0; k < row.length; k++) {
        weight[channels.index(c, k)] = (float) (row[k] * s);
      }
      bias[c] = (float) (channels.bias().get(c) * s + scale.shift().get(c * positions));
    }
    return channels.with(weight, bias);
  }

  /** Returns a network with all weights of its affine ops and convolutions rounded to a step. */
  public static Network quantised(Network network, double step) {
    List<Step> steps = new ArrayList<>();
    for (Step s : network.steps()) {
      Op op = s.op();
      if (op instanceof Affine || op instanceof Conv2d) {
        OutputChannels channels = OutputChannels.of(op);
        double[] weight = channels.weight().toArray();
        Arrays.setAll(weight, i -> Math.rint(weight[i] / step) * step);
        op = channels.with(weight, channels.bias().toArray());
      }
      steps.add(new Step(op, s.inputs(), s.name(), s.origin(), s.shape()));
    }
    return new Network(network.name(0), network.inputShape(), steps);
  }
}
