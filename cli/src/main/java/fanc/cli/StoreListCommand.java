package fanc.cli;

import fanc.results.TextTable;
import fanc.results.TextTable.Column;
import fanc.templates.store.ImageProof;
import fanc.templates.store.StoreEntry;
import fanc.templates.store.StoreEntry.Kind;
import fanc.templates.store.StoreSurvey;
import fanc.templates.store.StoredProof;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the proofs of a store. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows whose proofs are stored, of which images, how large and how old.")
final class StoreListCommand implements Callable<Integer> {
  private static final int DIGITS = 12;
  private static final List<Column> COLUMNS =
      List.of(
          Column.words("parent (SHA-256)"),
          Column.words("property"),
          Column.words("images"),
          Column.numbers("regions verified"),
          Column.numbers("MB"),
          Column.words("age"));

  private final Terminal terminal;

  @Mixin private StoreOptions store;

  StoreListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = store.folder();
    List<StoreEntry> entries = new StoreSurvey(folder, false).entries();
    List<List<String>> rows = new ArrayList<>();
    for (StoreEntry entry : entries) {
      if (entry.proof().isPresent()) {
        rows.add(row(entry, entry.proof().get(), entries));
      }
      entry.refusal().ifPresent(why -> terminal.note(entry.file() + ": " + why));
    }
    if (!rows.isEmpty()) {
      terminal.out().print(new TextTable(COLUMNS, rows).toText());
    }
    long bytes = entries.stream().mapToLong(StoreEntry::bytes).sum();
    terminal.out().printf(Locale.ROOT, "%s: %s%n", folder, totals(rows.size(), entries, bytes));
    return ExitStatus.OK;
  }

  private static String totals(int proofs, List<StoreEntry> entries, long bytes) {
    long refused = entries.stream().filter(entry -> entry.refusal().isPresent()).count();
    long records = entries.stream().filter(entry -> entry.kind() == Kind.RECORD).count();
    String all = "%d proofs, %d records, %s MB".formatted(proofs, records, megabytes(bytes));
    return refused == 0 ? all : all + "; " + refused + " files that can not be used";
  }

  private static List<String> row(StoreEntry entry, StoredProof proof, List<StoreEntry> entries) {
    List<Integer> images = proof.images().stream().map(ImageProof::index).sorted().toList();
    BigInteger regions =
        proof.images().stream().map(ImageProof::regions).reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger verified =
        proof.images().stream().map(ImageProof::verified).reduce(BigInteger.ZERO, BigInteger::add);
    long records =
        proof.images().stream()
            .flatMap(image -> image.record().stream())
            .filter(r -> entries.stream().anyMatch(e -> e.file().toString().contains(r.sha256())))
            .mapToLong(record -> record.bytes())
            .sum();
    return List.of(
        proof.parent().fileSha256().substring(0, DIGITS),
        proof.key().sha256().substring(0, DIGITS),
        ranges(images),
        "%,d/%,d".formatted(verified, regions),
        megabytes(entry.bytes() + records),
        age(Duration.between(entry.modified(), Instant.now())));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.2f", bytes * 1e-6);
  }

  /** Returns rows as {@code --images} takes them. */
  static String ranges(List<Integer> rows) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < rows.size(); ) {
      int last = i;
      while (last + 1 < rows.size() && rows.get(last + 1) == rows.get(last) + 1) {
        last++;
      }
      parts.add(last == i ? "" + rows.get(i) : rows.get(i) + ".." + rows.get(last));
      i = last + 1;
    }
    return String.join(",", parts);
  }

  private static String age(Duration age) {
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " days";
  }
}
