package fanc.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Arguments as who types them sees them. Those that may be more than a path ({@code name=path}, a
 * pattern) are texts to the commands, but files to who completes a line; words are written small.
 */
final class PathArguments {
  private PathArguments() {}

  /** Returns the commands, to be looked at and not run, with such arguments. */
  static CommandLine typed(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      if (isFile(option.type(), option.paramLabel())) {
        spec.remove(option);
        spec.addOption(asPath(option));
      } else if (option.type().isEnum()) {
        spec.remove(option);
        List<String> words = words(option.type());
        spec.addOption(OptionSpec.builder(option).completionCandidates(words).build());
      }
    }
    for (PositionalParamSpec given : List.copyOf(spec.positionalParameters())) {
      if (isFile(given.type(), given.paramLabel())) {
        spec.remove(given);
        spec.addPositional(asPath(given));
      } else if (given.type().isEnum()) {
        spec.remove(given);
        List<String> words = words(given.type());
        spec.addPositional(PositionalParamSpec.builder(given).completionCandidates(words).build());
      }
    }
    line.getSubcommands().values().forEach(PathArguments::typed);
    return line;
  }

  private static OptionSpec asPath(OptionSpec option) {
    return OptionSpec.builder(option.names())
        .type(Path.class)
        .required(option.required())
        .paramLabel(option.paramLabel())
        .description(option.description())
        .build();
  }

  private static PositionalParamSpec asPath(PositionalParamSpec parameter) {
    return PositionalParamSpec.builder()
        .type(Path.class)
        .index(parameter.index())
        .arity(parameter.arity())
        .paramLabel(parameter.paramLabel())
        .description(parameter.description())
        .build();
  }

  private static boolean isFile(Class<?> type, String label) {
    return type == String.class && (label.contains("FILE") || label.contains("DIR"));
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
        .toList();
  }
}
