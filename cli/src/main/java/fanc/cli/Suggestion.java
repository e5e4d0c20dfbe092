package fanc.cli;

import fanc.results.KeyDistance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was probably meant by a word that is not known. */
final class Suggestion {
  /** A folder of a million files is no reason to think for long. */
  private static final int MOST_FILES = 2000;

  private Suggestion() {}

  /** Returns what is wrong with arguments, and what was probably meant. */
  static String message(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    if (e instanceof UnmatchedArgumentException unknown && !unknown.getUnmatched().isEmpty()) {
      String word = unknown.getUnmatched().get(0);
      boolean ofCommand = command.positionalParameters().isEmpty() && !unknown.isUnknownOption();
      if (ofCommand && !command.subcommands().isEmpty()) {
        return "unknown command '" + word + "'" + closest(word, command.subcommands().keySet());
      }
      return unknown.isUnknownOption()
          ? "unknown option '" + word + "'" + closest(name(word), command.optionsMap().keySet())
          : e.getMessage();
    }
    return e.getMessage() + value(e.getArgSpec(), e.getValue());
  }

  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  /** The words of an option that takes some only. */
  private static String value(ArgSpec argument, String given) {
    if (argument == null || given == null || !argument.type().isEnum()) {
      return "";
    }
    List<String> known =
        Arrays.stream(argument.type().getEnumConstants())
            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
            .toList();
    return closest(given.toLowerCase(Locale.ROOT), known);
  }

  /** Returns the words that name the closest known one, if a word is probably a slip of it. */
  static String closest(String word, Collection<String> known) {
    return KeyDistance.slipOf(word, List.copyOf(known))
        .map(closest -> "; the closest known one is '" + closest + "'")
        .orElse("");
  }

  /** Returns the file in the same folder whose name a missing one's is probably a slip of. */
  static String beside(String missing) {
    try {
      Path file = Path.of(missing);
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        return "";
      }
      if (!Files.isDirectory(folder)) {
        return "; there is no folder " + (file.getParent() == null ? folder : file.getParent());
      }
      try (Stream<Path> files = Files.list(folder)) {
        List<String> names =
            files.limit(MOST_FILES).map(f -> f.getFileName().toString()).sorted().toList();
        return KeyDistance.slipOf(file.getFileName().toString(), names)
            .map(name -> "; the closest there is " + file.resolveSibling(name))
            .orElse("");
      }
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }
}
