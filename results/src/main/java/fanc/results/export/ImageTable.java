package fanc.results.export;

import fanc.results.BenchmarkCell;
import fanc.results.ImageResult;
import fanc.results.Measurement;
import fanc.results.Rung;
import fanc.results.RungShare;
import fanc.results.VerificationResult;
import fanc.results.export.Column.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One row for each image, child and method. */
public final class ImageTable {
  private static final List<Column> FIRST =
      List.of(
          new Column("run", Kind.TEXT),
          new Column("parent", Kind.TEXT),
          new Column("child", Kind.TEXT),
          new Column("property", Kind.TEXT),
          new Column("method", Kind.TEXT),
          new Column("image", Kind.WHOLE),
          new Column("label", Kind.WHOLE),
          new Column("predicted", Kind.WHOLE),
          new Column("verdict", Kind.TEXT),
          new Column("reason", Kind.TEXT),
          new Column("regionsTotal", Kind.WHOLE),
          new Column("regionsVerified", Kind.WHOLE),
          new Column("population", Kind.WHOLE),
          new Column("worstMargin", Kind.REAL),
          new Column("seconds", Kind.REAL),
          new Column("secondsLowerQuartile", Kind.REAL),
          new Column("secondsUpperQuartile", Kind.REAL),
          new Column("repeats", Kind.WHOLE),
          new Column("secondsProve", Kind.REAL),
          new Column("templatesTotal", Kind.WHOLE),
          new Column("templatesValid", Kind.WHOLE));

  private ImageTable() {}

  /** Returns the table of some records. */
  public static Table of(List<Records> records) {
    List<Column> columns = new ArrayList<>(FIRST);
    for (Rung rung : Rung.values()) {
      columns.add(new Column(rung + "Regions", Kind.WHOLE));
      columns.add(new Column(rung + "Seconds", Kind.REAL));
    }
    return new Table(columns, () -> records.stream().flatMap(ImageTable::rows));
  }

  private static Stream<List<Object>> rows(Records records) {
    if (records instanceof Records.OfVerification one) {
      return one.result().images().stream().map(image -> row(one, image));
    }
    Records.OfBenchmark run = (Records.OfBenchmark) records;
    return run.cells().stream()
        .flatMap(cell -> cell.methods().stream().map(m -> row(run.name(), cell, m)));
  }

  private static List<Object> row(Records.OfVerification of, ImageResult image) {
    VerificationResult result = of.result();
    return row(
        image.rungs(),
        of.name(),
        result.proof() == null ? null : result.proof().parentSha256(),
        result.network().path(),
        result.property().path(),
        result.method(),
        whole(image.index()),
        whole(image.label()),
        whole(image.predicted()),
        image.outcome().toString(),
        image.reason(),
        image.regionsTotal(),
        image.regionsVerified(),
        image.population(),
        image.worstMargin(),
        image.seconds(),
        null,
        null,
        whole(1),
        null,
        null,
        null);
  }

  private static List<Object> row(String run, BenchmarkCell cell, Measurement measured) {
    return row(
        measured.rungs(),
        run,
        cell.network(),
        cell.child(),
        cell.property(),
        measured.method(),
        whole(cell.image()),
        null,
        null,
        measured.outcome(),
        null,
        whole(measured.regions()),
        whole(measured.verified()),
        null,
        measured.worstMargin(),
        measured.median(),
        measured.lowerQuartile(),
        measured.upperQuartile(),
        whole(measured.seconds().size()),
        measured.secondsProve(),
        whole(measured.templatesTotal()),
        whole(measured.templatesValid()));
  }

  private static List<Object> row(Map<Rung, RungShare> rungs, Object... first) {
    List<Object> row = new ArrayList<>(Arrays.asList(first));
    for (Rung rung : Rung.values()) {
      RungShare share = rungs.get(rung);
      row.add(share == null ? null : share.regions());
      row.add(share == null ? null : share.seconds());
    }
    return row;
  }

  static BigInteger whole(long number) {
    return BigInteger.valueOf(number);
  }
}
