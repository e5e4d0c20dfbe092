package fanc.cli;

import fanc.networks.onnx.NetworkFormatException;
import fanc.networks.onnx.OutputChoice;
import fanc.properties.PropertyFormatException;
import fanc.results.ChildResult;
import fanc.results.ImageResult;
import fanc.results.Summary;
import fanc.results.VerificationResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Decides a property on many networks one after the other; a fault of one does not stop others. */
final class ChildrenRun {
  private final Terminal terminal;
  private final ChildRecords records;
  private final OutputChoice output;
  private final Decider decider;
  private final List<ChildResult> all = new ArrayList<>();
  private int before;

  /**
   * Makes the run.
   *
   * @param output which output of each file its network computes
   */
  ChildrenRun(Terminal terminal, ChildRecords records, OutputChoice output, Decider decider) {
    this.terminal = terminal;
    this.records = records;
    this.output = output;
    this.decider = decider;
  }

  /** Decides the property on a network in memory. */
  interface Decider {
    /**
     * Returns what was found.
     *
     * @param lines told each line of results as soon as it is known
     */
    Decided decide(LoadedNetwork network, Consumer<String> lines)
        throws IOException, PropertyFormatException;
  }

  /**
   * What was found for a network.
   *
   * @param images one entry for each image with a verdict
   * @param result the whole record, made when it is to be kept
   * @param totals a line about all images
   * @param status the exit status of the network alone
   */
  record Decided(
      Summary summary,
      List<ImageResult> images,
      Supplier<VerificationResult> result,
      String totals,
      int status) {

    /** Copies the list. */
    Decided {
      images = List.copyOf(images);
    }
  }

  /**
   * Decides those networks that no kept record is about, and returns the entries of all.
   *
   * @param kept what was decided before
   * @param status of a kept record
   */
  List<ChildResult> run(
      List<Path> networks, List<ChildRecords.Kept> kept, ToIntFunction<VerificationResult> status)
      throws IOException {
    for (Path file : networks) {
      Optional<ChildRecords.Kept> done =
          kept.isEmpty() ? Optional.empty() : find(kept, sha256(file));
      if (done.isPresent()) {
        all.add(ChildRecords.entry(file, done.get(), status.applyAsInt(done.get().result())));
        before++;
      } else {
        run(file);
      }
    }
    return List.copyOf(all);
  }

  private static Optional<ChildRecords.Kept> find(List<ChildRecords.Kept> kept, String sha256) {
    return kept.stream().filter(k -> k.result().network().sha256().equals(sha256)).findFirst();
  }

  private void run(Path file) throws IOException {
    String sha256 = null;
    Decided decided;
    LoadedNetwork network;
    try {
      network = LoadedNetwork.read(file, output);
      sha256 = network.model().sha256();
      decided = decider.decide(network, line -> say(file, line));
    } catch (Contradiction e) {
      throw e;
    } catch (IOException
        | NetworkFormatException
        | PropertyFormatException
        | RuntimeException
        | OutOfMemoryError e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted", e);
      }
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(text, true, StandardCharsets.UTF_8);
      int status = new FailureReport(new Terminal(stream, stream, false), false).report(e);
      String fault = text.toString(StandardCharsets.UTF_8).strip().replaceFirst("^fanc: ", "");
      terminal.note(file + ": " + fault);
      say(file, "error");
      all.add(ChildResult.faulty(file.toString(), sha256, status, fault));
      return;
    }
    String record = records.add(file, decided.result());
    // Said when it is kept: a run that is killed now loses nothing that it has reported.
    say(file, decided.totals());
    all.add(ChildResult.of(file.toString(), sha256, record, decided.status(), decided.summary()));
  }

  private void say(Path file, String line) {
    terminal.out().println(file + "  " + terminal.colours().verdicts(line));
  }

  private static String sha256(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the entries of all networks so far. */
  List<ChildResult> all() {
    return List.copyOf(all);
  }

  /** Returns the totals over all networks in one line. */
  String summary() {
    int clean = count(ExitStatus.OK);
    String line =
        String.format(
            Locale.ROOT,
            "%d network%s: %d with nothing to fail on, %d violated, %d not proved, %d with a fault;"
                + " %.3f s",
            all.size(),
            all.size() == 1 ? "" : "s",
            clean,
            count(ExitStatus.VIOLATED),
            count(ExitStatus.UNPROVEN),
            all.size() - clean - count(ExitStatus.VIOLATED) - count(ExitStatus.UNPROVEN),
            all.stream().mapToDouble(ChildResult::seconds).filter(s -> s >= 0).sum());
    return before == 0 ? line : line + "; " + before + " done before";
  }

  private int count(int status) {
    return (int) all.stream().filter(child -> child.status() == status).count();
  }

  /** A violation is an answer; a fault is worse than a network that could not be decided. */
  int status() {
    if (count(ExitStatus.VIOLATED) > 0) {
      return ExitStatus.VIOLATED;
    }
    return all.stream().mapToInt(ChildResult::status).max().orElse(ExitStatus.BAD_INPUT);
  }
}
