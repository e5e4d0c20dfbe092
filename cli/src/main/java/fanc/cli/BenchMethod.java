package fanc.cli;

import fanc.networks.Network;
import fanc.properties.images.ImageGeometry;
import fanc.results.Benchmark.Variant;
import fanc.templates.Preset;
import fanc.templates.TemplatePlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/**
 * A method as a benchmark measures it.
 *
 * @param name what the benchmark calls it
 * @param method how it decides
 * @param preset how it makes templates; of no effect where it makes none
 * @param cuts where templates lie instead, by activation counted from 1; empty for the preset's
 */
record BenchMethod(String name, Method method, Preset preset, List<Integer> cuts) {

  /**
   * Reads a method.
   *
   * @param file the benchmark's file, for messages
   * @throws BadInputException if it is unknown, not built or can not be measured, or has settings
   *     that it makes no use of
   */
  static BenchMethod of(Path file, Variant variant) {
    Method method;
    try {
      method = new Method.Converter().convert(variant.method());
    } catch (TypeConversionException e) {
      throw new BadInputException(file + ": key 'methods': " + e.getMessage(), e);
    }
    if (!method.makesTemplates() && (variant.preset() != null || !variant.cuts().isEmpty())) {
      throw new BadInputException(
          file
              + ": key 'methods': "
              + variant.name()
              + ": "
              + method
              + " makes no templates; leave out 'preset' and 'cuts'");
    }
    return new BenchMethod(variant.name(), method, preset(file, variant, method), variant.cuts());
  }

  private static Preset preset(Path file, Variant variant, Method method) {
    if (variant.preset() == null) {
      return method.preset();
    }
    return Arrays.stream(Preset.values())
        .filter(preset -> word(preset).equals(variant.preset()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    file
                        + ": key 'methods': "
                        + variant.name()
                        + ": unknown preset '"
                        + variant.preset()
                        + "'; choose one of "
                        + Arrays.stream(Preset.values())
                            .map(BenchMethod::word)
                            .collect(Collectors.joining(", "))));
  }

  private static String word(Preset preset) {
    return preset.name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether it needs a parent's proof. */
  boolean transfers() {
    return method.transfers();
  }

  /** Returns how templates are made on a parent. */
  TemplatePlan plan(Network parent, ImageGeometry image) {
    TemplatePlan plan = preset.plan(parent, image);
    return cuts.isEmpty() ? plan : plan.withActivations(cuts);
  }

  /**
   * Returns whether it must verify every region that another method verifies: a region that no
   * template settles is decided in the same domain with the same check of the output, and one that
   * no rung settles by every step of the cascade. Its last step carries fewer rows back than {@code
   * crown} does, so of that one it may lose a region and is at no fault.
   */
  boolean mustVerifyWhat(BenchMethod other) {
    boolean step = Cascade.STEPS.contains(other.method()) && other.method() != Method.CROWN;
    return switch (method) {
      case FANC -> other.method() == Method.DEEPZ;
      case SCRATCH -> step;
      case AUTO -> step || other.method() == Method.SCRATCH;
      default -> false;
    };
  }
}
