package fanc.cli;

import fanc.approx.ApproximationException;
import fanc.approx.Granularity;
import fanc.approx.search.SearchSpace;
import fanc.approx.search.Settings;
import fanc.networks.onnx.OnnxModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What kind of child is asked for, and how far it must go at least. */
sealed interface AdviceTarget {

  /** Returns the settings to choose from. */
  SearchSpace space(OnnxModel model, Granularity granularity) throws ApproximationException;

  /** Returns whether a child of some size is small enough. */
  boolean reached(SearchSpace space, long size);

  /** Returns what sizes are counted in. */
  String unit();

  /** Returns the size of a parent with weights of 32 bits, the zeros that it has included. */
  long parentSize(SearchSpace space);

  /**
   * Integers of at most some bits in every layer.
   *
   * @param most the most bits, 2 to 16
   */
  record Bits(int most) implements AdviceTarget {
    @Override
    public SearchSpace space(OnnxModel model, Granularity granularity)
        throws ApproximationException {
      return Settings.widths(model, most, granularity);
    }

    @Override
    public boolean reached(SearchSpace space, long size) {
      return true;
    }

    @Override
    public String unit() {
      return "bits";
    }

    @Override
    public long parentSize(SearchSpace space) {
      return 32 * space.weights();
    }
  }

  /**
   * Zeros among the weights.
   *
   * @param share the share of all weights that is to be zero, greater than 0 and at most 0.99, the
   *     harshest rate of a layer
   */
  record Sparsity(BigDecimal share) implements AdviceTarget {
    private static final BigDecimal GRID = new BigDecimal("0.05");
    private static final int ON_GRID = 20;
    private static final List<BigDecimal> BEHIND =
        List.of(new BigDecimal("0.975"), new BigDecimal("0.99"));
    private static final BigDecimal MOST = BEHIND.get(1);

    @Override
    public SearchSpace space(OnnxModel model, Granularity granularity)
        throws ApproximationException {
      Stream<BigDecimal> grid =
          IntStream.range(0, ON_GRID).mapToObj(k -> GRID.multiply(BigDecimal.valueOf(k)));
      return Settings.rates(model, Stream.concat(grid, BEHIND.stream()).toList());
    }

    @Override
    public boolean reached(SearchSpace space, long size) {
      BigDecimal weights = BigDecimal.valueOf(space.weights());
      return weights.subtract(BigDecimal.valueOf(size)).compareTo(share.multiply(weights)) >= 0;
    }

    @Override
    public String unit() {
      return "weights that are not zero";
    }

    @Override
    public long parentSize(SearchSpace space) {
      return space.size(space.mildest());
    }
  }

  /**
   * Reads a target.
   *
   * @throws BadInputException if it is none
   */
  static AdviceTarget parse(String text) {
    Matcher bits = Pattern.compile("int(\\d{1,3})").matcher(text);
    if (bits.matches()) {
      int most = Integer.parseInt(bits.group(1));
      if (most < 2 || most > 16) {
        throw refused(text, "bits must be from 2 to 16, such as int8");
      }
      return new Bits(most);
    }
    Matcher zeros = Pattern.compile("sparsity=(\\d{0,3}(?:\\.\\d{1,9})?)").matcher(text);
    if (zeros.matches() && zeros.group(1).matches(".*\\d.*")) {
      BigDecimal share = new BigDecimal(zeros.group(1));
      if (share.signum() <= 0 || share.compareTo(Sparsity.MOST) > 0) {
        boolean percent = share.compareTo(BigDecimal.ONE) > 0;
        throw refused(
            text,
            "the share of zeros must be greater than 0 and at most "
                + Sparsity.MOST
                + (percent
                    ? "; percents? sparsity=" + share.movePointLeft(2).toPlainString()
                    : ""));
      }
      return new Sparsity(share);
    }
    throw refused(
        text,
        "expected intB with B from 2 to 16, or sparsity=S with S between 0 and 0.99"
            + Suggestion.closest(text, List.of("int8", "int4", "int16", "sparsity=0.7")));
  }

  private static BadInputException refused(String text, String reason) {
    return new BadInputException("--target " + text + ": " + reason);
  }
}
