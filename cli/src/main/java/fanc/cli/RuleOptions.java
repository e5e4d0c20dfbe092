package fanc.cli;

import fanc.approx.AntiRandomPruning;
import fanc.approx.Approximation;
import fanc.approx.Bfloat16Rounding;
import fanc.approx.Chain;
import fanc.approx.Clustering;
import fanc.approx.Effect;
import fanc.approx.Extent;
import fanc.approx.Float16Rounding;
import fanc.approx.GlobalPruning;
import fanc.approx.Granularity;
import fanc.approx.IntQuantization;
import fanc.approx.MagnitudePruning;
import fanc.approx.Norm;
import fanc.approx.Part;
import fanc.approx.PatternSparsity;
import fanc.approx.RandomPruning;
import fanc.approx.Rounding;
import fanc.approx.Scope;
import fanc.approx.StochasticQuantization;
import fanc.approx.StructuredPruning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which approximation a user asks for: one rule, or several joined by plus signs. */
final class RuleOptions {
  private static final Pattern INT = Pattern.compile("int(\\d{1,3})");
  private static final Pattern CLUSTER = Pattern.compile("cluster(\\d{1,5})");
  private static final Pattern SPARSE = Pattern.compile("(?:sparse)?(\\d{1,2}):(\\d{1,2})");
  private static final Pattern PRUNE = Pattern.compile("(prune|random|antirandom)(\\d{1,2}|100)?");
  private static final Pattern CHANNELS =
      Pattern.compile("(prune|remove)-(neurons|filters)(\\d{1,2}|100)?");

  /** How int rules round. */
  enum Levels {
    /** Towards zero. */
    TRUNCATE,
    /** To the closest level. */
    NEAREST,
    /** To one of the two levels around, at random. */
    STOCHASTIC
  }

  @Option(
      names = "--method",
      paramLabel = "RULE[+RULE...]",
      description = {
        "The rules, applied in turn: float16, bfloat16, intB (2 to 16 bits), prune50, random50,"
            + " antirandom50, 2:4, cluster16, prune-neurons25, prune-filters25, remove-neurons25,"
            + " remove-filters25; the numbers after prune, random, antirandom and remove are"
            + " percents."
      })
  private String method;

  @Option(
      names = "--rounding",
      paramLabel = "truncate|nearest|stochastic",
      description = "For intB: towards zero, as in the paper (the default), to nearest, or random.")
  private Levels rounding;

  @Option(names = "--per-channel", description = "For intB: a step for each output channel.")
  private boolean perChannel;

  @Option(names = "--all-layers", description = "Convolutions too, not only dense layers.")
  private boolean allLayers;

  @Option(names = "--global", description = "For prune and random: all layers together.")
  private boolean global;

  @Option(
      names = "--norm",
      paramLabel = "l1|l2",
      description = "For neurons and filters: how they are measured; l1 by default.")
  private Norm norm;

  @Option(names = "--seed", paramLabel = "S", description = "For what is random; 0 by default.")
  private Long seed;

  @Option(
      names = "--fraction",
      split = ",",
      paramLabel = "F",
      description = "The share in place of percents; for prune, several are cumulative steps.")
  private List<BigDecimal> fractions;

  /** The options that no rule has asked for yet. */
  private final Set<String> unread = new HashSet<>();

  /** Returns whether no rule was named. */
  boolean isEmpty() {
    return method == null;
  }

  /**
   * Returns the rules.
   *
   * @throws BadInputException if one is unknown or makes no sense, or an option is for none of them
   */
  Chain chain() {
    noteGiven();
    List<Approximation> rules = new ArrayList<>();
    for (String rule : method.split("\\+", -1)) {
      try {
        rules.add(rule(rule));
      } catch (IllegalArgumentException e) {
        throw new BadInputException("--method " + rule + ": " + e.getMessage(), e);
      }
    }
    if (!unread.isEmpty()) {
      throw new BadInputException(
          unread.iterator().next() + ": no rule of --method " + method + " takes it");
    }
    return new Chain(rules);
  }

  private void noteGiven() {
    note("--rounding", rounding != null);
    note("--per-channel", perChannel);
    note("--global", global);
    note("--norm", norm != null);
    note("--seed", seed != null);
    note("--fraction", fractions != null);
    note("--all-layers", allLayers);
  }

  private void note(String option, boolean given) {
    if (given) {
      unread.add(option);
    }
  }

  private Approximation rule(String name) {
    Matcher bits = INT.matcher(name);
    if (bits.matches()) {
      return quantization(Integer.parseInt(bits.group(1)));
    }
    Matcher prune = PRUNE.matcher(name);
    if (prune.matches()) {
      return pruning(prune);
    }
    Matcher channels = CHANNELS.matcher(name);
    if (channels.matches()) {
      return structured(channels);
    }
    Matcher sparse = SPARSE.matcher(name);
    if (sparse.matches()) {
      int kept = Integer.parseInt(sparse.group(1));
      return new PatternSparsity(kept, Integer.parseInt(sparse.group(2)), scope());
    }
    Matcher cluster = CLUSTER.matcher(name);
    if (cluster.matches()) {
      return new Clustering(Integer.parseInt(cluster.group(1)), scope(), seed());
    }
    return switch (name) {
      case "float16" -> new Float16Rounding(scope());
      case "bfloat16" -> new Bfloat16Rounding(scope());
      default ->
          throw new BadInputException(
              "unknown method '"
                  + name
                  + "'; choose float16, bfloat16, int2 to int16, N:M, clusterK, or prune, random,"
                  + " antirandom, prune-neurons, prune-filters, remove-neurons, remove-filters with percents"
                  + " from 0 to 100, such as prune50");
    };
  }

  private Approximation quantization(int bits) {
    unread.removeAll(Set.of("--rounding", "--per-channel"));
    Granularity granularity = perChannel ? Granularity.CHANNEL : Granularity.TENSOR;
    return switch (rounding == null ? Levels.TRUNCATE : rounding) {
      case TRUNCATE -> new IntQuantization(bits, Rounding.TRUNCATE, scope(), granularity);
      case NEAREST -> new IntQuantization(bits, Rounding.NEAREST, scope(), granularity);
      case STOCHASTIC -> new StochasticQuantization(bits, scope(), granularity, seed());
    };
  }

  private Approximation pruning(MatchResult name) {
    unread.remove("--global");
    if (!name.group(1).equals("prune")) {
      Extent extent = global ? Extent.GLOBAL : Extent.LAYER;
      BigDecimal fraction = fraction(name.group(), name.group(2));
      return name.group(1).equals("random")
          ? new RandomPruning(fraction, extent, scope(), seed())
          : new AntiRandomPruning(fraction, extent, scope(), seed());
    }
    return global
        ? new GlobalPruning(fraction(name.group(), name.group(2)), scope())
        : new MagnitudePruning(fractions(name.group(), name.group(2)), scope());
  }

  private Approximation structured(MatchResult name) {
    unread.remove("--norm");
    return new StructuredPruning(
        name.group(2).equals("neurons") ? Part.NEURONS : Part.FILTERS,
        fraction(name.group(), name.group(3)),
        norm == null ? Norm.L1 : norm,
        name.group(1).equals("prune") ? Effect.ZERO : Effect.REMOVE);
  }

  private Scope scope() {
    unread.remove("--all-layers");
    return allLayers ? Scope.ALL : Scope.DENSE;
  }

  private long seed() {
    unread.remove("--seed");
    return seed == null ? 0 : seed;
  }

  private BigDecimal fraction(String name, String percent) {
    List<BigDecimal> steps = fractions(name, percent);
    if (steps.size() != 1) {
      throw new IllegalArgumentException("it takes one --fraction, not " + steps.size());
    }
    return steps.get(0);
  }

  private List<BigDecimal> fractions(String name, String percent) {
    if (percent != null) {
      return List.of(new BigDecimal(percent).movePointLeft(2));
    }
    if (fractions == null) {
      throw new IllegalArgumentException(
          "how much? name percents, " + name + "50, or give --fraction 0.5");
    }
    unread.remove("--fraction");
    return fractions;
  }
}
