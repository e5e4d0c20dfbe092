package fanc.results.chart;

import fanc.results.Numbers;
import java.util.List;
import java.util.Objects;

/**
 * A chart whose rows stand one below the other under their names, so that it can be read on a
 * narrow screen and names can be of any length.
 */
public sealed interface RowChart {

  /** Returns one line above the chart. */
  String title();

  /** Returns the names of the rows, from the top. */
  List<String> rows();

  /**
   * How a part is filled. The word is a class of the style sheet; no two parts of a chart have the
   * same texture, so that colour is not the only thing that tells them apart.
   */
  enum Texture {
    /** No lines. */
    PLAIN,
    /** Lines that rise. */
    RISING,
    /** Lines that fall. */
    FALLING,
    /** Both. */
    CROSSED,
    /** Dots. */
    DOTTED,
    /** Upright lines. */
    UPRIGHT,
    /** Level lines. */
    LEVEL
  }

  /**
   * A kind of parts, as the legend names it.
   *
   * @param name in the legend
   * @param colour a class of the style sheet
   * @param texture what tells it apart where colours do not
   */
  record Kind(String name, String colour, Texture texture) {

    /** Checks that all is there. */
    public Kind {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(colour, "colour");
      Objects.requireNonNull(texture, "texture");
    }
  }

  /**
   * A row of shares.
   *
   * @param name of the row
   * @param remark at the right end of its name
   * @param amounts one for each kind, at least 0
   */
  record Shares(String name, String remark, Numbers amounts) {}

  /**
   * Stacked bars, each as long as the chart is wide.
   *
   * @param title one line above
   * @param kinds what a bar is made of, in the order from the left
   * @param bars the rows
   */
  record Stacked(String title, List<Kind> kinds, List<Shares> bars) implements RowChart {

    /** Copies the lists. */
    public Stacked {
      kinds = List.copyOf(kinds);
      bars = List.copyOf(bars);
    }

    @Override
    public List<String> rows() {
      return bars.stream().map(Shares::name).toList();
    }
  }

  /**
   * A row of values.
   *
   * @param name of the row
   * @param remark at the right end of its name
   * @param values those that are not finite are not drawn
   */
  record Sample(String name, String remark, Numbers values) {}

  /**
   * How often values occur, for each row; all rows have the same axis, and each its own height.
   *
   * @param title one line above
   * @param axis what the values are
   * @param samples the rows
   */
  record Distribution(String title, String axis, List<Sample> samples) implements RowChart {

    /** Copies the list. */
    public Distribution {
      samples = List.copyOf(samples);
    }

    @Override
    public List<String> rows() {
      return samples.stream().map(Sample::name).toList();
    }
  }

  /**
   * A value of a row.
   *
   * @param value where it stands
   * @param look number of its mark and colour, see {@link Series.Look}
   * @param text what is said of it
   */
  record Dot(double value, int look, String text) {}

  /**
   * A row of dots.
   *
   * @param name of the row
   * @param remark at the right end of its name
   * @param dots those whose value is not finite, or not above 0 on a logarithmic axis, are not
   *     drawn
   */
  record Dotted(String name, String remark, List<Dot> dots) {

    /** Copies the list. */
    public Dotted {
      dots = List.copyOf(dots);
    }
  }

  /**
   * Values as dots on one axis.
   *
   * @param title one line above
   * @param axis what the values are
   * @param logarithmic whether equal factors are equally far apart
   * @param reference a value marked by a line; NaN for none
   * @param legend the name of each look, from 0; empty where there is but one
   * @param lines the rows
   */
  record Dots(
      String title,
      String axis,
      boolean logarithmic,
      double reference,
      List<String> legend,
      List<Dotted> lines)
      implements RowChart {

    /** Copies the lists. */
    public Dots {
      legend = List.copyOf(legend);
      lines = List.copyOf(lines);
    }

    @Override
    public List<String> rows() {
      return lines.stream().map(Dotted::name).toList();
    }
  }
}
