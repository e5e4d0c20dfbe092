package fanc.cli;

import fanc.approx.Approximation;
import fanc.approx.Float16Rounding;
import fanc.approx.Granularity;
import fanc.approx.IntQuantization;
import fanc.approx.MagnitudePruning;
import fanc.approx.Rounding;
import fanc.approx.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which approximation a user asks for. */
final class RuleOptions {
  private static final Pattern INT = Pattern.compile("int(\\d{1,3})");
  private static final Pattern PRUNE = Pattern.compile("prune(\\d{1,2}|100)?");

  @Option(
      names = "--method",
      required = true,
      paramLabel = "float16|intB|prune",
      description = "The rule; B is the number of bits, 2 to 16.")
  private String method;

  @Option(
      names = "--rounding",
      paramLabel = "truncate|nearest",
      description = "For intB: towards zero, as in the paper (the default), or to nearest.")
  private Rounding rounding;

  @Option(names = "--per-channel", description = "For intB: a step for each output channel.")
  private boolean perChannel;

  @Option(names = "--all-layers", description = "Convolutions too, not only dense layers.")
  private boolean allLayers;

  @Option(
      names = "--fraction",
      split = ",",
      paramLabel = "F",
      description = "For prune: the share of weights that becomes 0; several are cumulative steps.")
  private List<BigDecimal> fractions;

  /** Returns the rule. */
  Approximation approximation() {
    Scope scope = allLayers ? Scope.ALL : Scope.DENSE;
    Matcher bits = INT.matcher(method);
    Matcher percent = PRUNE.matcher(method);
    try {
      if (bits.matches()) {
        require(fractions == null, "--fraction is for prune");
        return new IntQuantization(
            Integer.parseInt(bits.group(1)),
            rounding == null ? Rounding.TRUNCATE : rounding,
            scope,
            perChannel ? Granularity.CHANNEL : Granularity.TENSOR);
      }
      require(rounding == null && !perChannel, "--rounding and --per-channel are for intB");
      if (percent.matches()) {
        return new MagnitudePruning(fractions(percent.group(1)), scope);
      }
      require(fractions == null, "--fraction is for prune");
      if (method.equals("float16")) {
        return new Float16Rounding(scope);
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--method " + method + ": " + e.getMessage(), e);
    }
    throw new BadInputException(
        "unknown method '" + method + "'; choose float16, int2 to int16, or prune");
  }

  private List<BigDecimal> fractions(String percent) {
    if (percent != null) {
      require(fractions == null, "give the share once: prune with --fraction, or prune50");
      return List.of(new BigDecimal(percent).movePointLeft(2));
    }
    require(fractions != null, "prune needs --fraction, for instance --fraction 0.5");
    return fractions;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new BadInputException(message);
    }
  }
}
