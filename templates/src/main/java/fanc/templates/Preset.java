package fanc.templates;

import fanc.networks.Affine;
import fanc.networks.Conv2d;
import fanc.networks.Network;
import fanc.networks.Op;
import fanc.properties.images.ImageGeometry;
import fanc.templates.EpsilonSearch.Bisection;
import fanc.templates.EpsilonSearch.Halving;
import java.util.List;
import java.util.Optional;

/**
 * Parameters of template generation: published ones, and our own. The published ones are chosen by
 * what the network is, not by the name of its file; a network that was not published on gets the
 * default. Our own are the same for every network.
 */
public enum Preset {
  /** Table 2 of the paper. */
  PAPER,
  /** The configuration shipped with the paper's code, which differs from the table. */
  ARTEFACT,
  /**
   * Table 2 of the paper with one tile, the whole image: the single template of Sprecher et al.
   * (2021) that its tables 10 and 11 compare with.
   */
  SINGLE,
  /**
   * Joins of what the parent's regions reach at the cuts, proven by intervals where that suffices:
   * few templates that cost little to prove again.
   */
  JOIN,
  /** The same joins, proven by the domain of the method alone, as the paper does. */
  JOIN_DEEPZ;

  private static final double LEAST_COUNT = .005;
  private static final double LC1 = .25;
  private static final double LC = .5;
  private static final double DEAD = .05;
  private static final int HALVINGS = 4;
  private static final double GROWTH = .05;

  /**
   * Returns the plan for a network on images of the given size.
   *
   * <p>Default: square tiles of a quarter of the height, after the second activation, doubling and
   * halving.
   */
  public TemplatePlan plan(Network network, ImageGeometry image) {
    return switch (this) {
      case PAPER, ARTEFACT -> tiles(network, image);
      case SINGLE -> {
        TilePlan tiled = PAPER.tiles(network, image);
        yield plan(
            image.height(), image.width(), tiled.activations(), tiled.search(), tiled.slack());
      }
      case JOIN -> joins(SuffixProof.INTERVALS_FIRST);
      case JOIN_DEEPZ -> joins(SuffixProof.DOMAIN);
    };
  }

  private static JoinPlan joins(SuffixProof proof) {
    return new JoinPlan(List.of(1, 2, 3, 4, 5, 6), HALVINGS, GROWTH, proof, slack(LC));
  }

  private TilePlan tiles(Network network, ImageGeometry image) {
    return switch (Architecture.of(network)) {
      case DENSE_MNIST ->
          this == PAPER
              ? plan(7, 7, List.of(2), halving(image), slack(LC))
              : plan(14, 28, List.of(1, 2), new Bisection(LEAST_COUNT), slack(LC));
      case CONVOLUTIONAL_MNIST ->
          this == PAPER
              ? plan(14, 14, List.of(3), halving(image), slack(.25))
              : plan(14, 28, List.of(3, 4), halving(image), slack(.25));
      case DENSE_CIFAR ->
          this == PAPER
              ? plan(16, 16, List.of(3), halving(image), slack(LC))
              : plan(16, 32, List.of(2, 4), halving(image), slack(LC));
      case CONVOLUTIONAL_CIFAR ->
          this == PAPER
              ? plan(32, 32, List.of(3), halving(image), slack(LC))
              : plan(32, 32, List.of(2, 4), halving(image), Optional.empty());
      case OTHER -> fallback(image);
    };
  }

  private static TilePlan fallback(ImageGeometry image) {
    int side = (image.height() + 3) / 4;
    int width = image.height() == 1 ? (image.width() + 3) / 4 : side;
    return plan(side, width, List.of(2), halving(image), slack(LC));
  }

  private static TilePlan plan(
      int height, int width, List<Integer> after, EpsilonSearch search, Optional<Slack> slack) {
    return new TilePlan(height, width, after, search, slack);
  }

  private static EpsilonSearch halving(ImageGeometry image) {
    return new Halving(image.channels() == 1 ? .25 : 1.0 / 32, LEAST_COUNT);
  }

  private static Optional<Slack> slack(double lc) {
    return Optional.of(new Slack(LC1, lc, DEAD));
  }

  /** The four networks of the paper, by number of layers and size of the input. */
  private enum Architecture {
    DENSE_MNIST,
    CONVOLUTIONAL_MNIST,
    DENSE_CIFAR,
    CONVOLUTIONAL_CIFAR,
    OTHER;

    static Architecture of(Network network) {
      long convolutions = count(network, Conv2d.class);
      long dense = count(network, Affine.class);
      int inputs = network.inputShape().size();
      if (inputs == 784 && convolutions == 0 && dense == 8) {
        return DENSE_MNIST;
      }
      if (inputs == 784 && convolutions == 2 && dense == 6) {
        return CONVOLUTIONAL_MNIST;
      }
      if (inputs == 3072 && convolutions == 0 && dense == 8) {
        return DENSE_CIFAR;
      }
      if (inputs == 3072 && convolutions == 4 && dense == 6) {
        return CONVOLUTIONAL_CIFAR;
      }
      return OTHER;
    }

    private static long count(Network network, Class<? extends Op> kind) {
      return network.steps().stream().filter(step -> kind.isInstance(step.op())).count();
    }
  }
}
