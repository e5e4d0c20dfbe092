package fanc.cli;

import fanc.templates.Preset;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a claim is to be decided, by the names a user gives. */
public enum Method {
  /** The ladder: what a parent's proof settles, the rest as {@code scratch}; the default. */
  AUTO("auto"),
  /** Zonotopes with fresh symbols, no intervals, differences of outputs. */
  DEEPZ("deepz"),
  /** Zonotopes whose relaxation errors go to the remainder. */
  DEEPZ_FOLDED("deepz-folded"),
  /** Interval arithmetic. */
  BOX("box"),
  /** Zonotopes and intervals side by side, the tighter of the two before every activation. */
  PRODUCT("product"),
  /** Linear bounds carried back from the output, intersected with intervals. */
  CROWN("crown"),
  /** {@code box}, {@code deepz}, {@code product} and {@code crown}, until one proves it. */
  SCRATCH("scratch"),
  /** The whole family as one set of inputs, divided where that is too coarse. */
  FAMILY("family"),
  /** Templates of the parent, proven on the child again; the rest from scratch. */
  FANC("fanc"),
  /** The same with the output check of the released program: independent intervals. */
  FANC_ORIGINAL("fanc-original");

  private final String word;

  Method(String word) {
    this.word = word;
  }

  /** Returns whether the method needs a parent's proof. */
  boolean transfers() {
    return this == AUTO || this == FANC || this == FANC_ORIGINAL;
  }

  /** Returns whether the method's proof of a parent is templates. */
  boolean makesTemplates() {
    return this == FANC || this == FANC_ORIGINAL;
  }

  /** Returns how templates are made unless the user says otherwise. */
  Preset preset() {
    return this == FANC_ORIGINAL ? Preset.PAPER : Preset.JOIN;
  }

  /** Returns the name on the command line and in records. */
  @Override
  public String toString() {
    return word;
  }

  private static String all() {
    return Arrays.stream(values()).map(Method::toString).collect(Collectors.joining(", "));
  }

  /** Reads a method's name. */
  static final class Converter implements ITypeConverter<Method> {
    @Override
    public Method convert(String text) {
      return Arrays.stream(values())
          .filter(m -> m.word.equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "unknown method '" + text + "'; choose one of " + all()));
    }
  }
}
