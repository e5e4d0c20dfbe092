package fanc.results;

import static fanc.results.BenchmarkTable.number;

/** The results of a benchmark as a page in Markdown. */
public final class BenchmarkPage {
  private static final String FIRST =
      "First: the method's first decision of the property on the network in this process, before the"
          + " warm-up; other networks and methods may have run before it.\n";

  private BenchmarkPage() {}

  /**
   * Returns a page: what was run and where, how to read it, the totals, then the rows; times per
   * region where no method uses a parent's proof.
   */
  public static String of(BenchmarkSummary summary) {
    StringBuilder page = new StringBuilder();
    page.append("# Benchmark ").append(summary.run().benchmark().name()).append("\n\n");
    page.append(conditions(summary)).append('\n');
    page.append(BenchmarkTable.means(summary).toMarkdown()).append('\n');
    page.append(BenchmarkTable.totals(summary).toMarkdown()).append('\n');
    page.append(legend(summary.run().benchmark()));
    if (RegionTimeTable.suits(summary)) {
      page.append("\n## Time per region\n\n")
          .append(RegionTimeTable.of(summary).toMarkdown())
          .append('\n')
          .append(FIRST);
    }
    BenchmarkTable.rows(summary)
        .forEach(
            (heading, table) ->
                page.append("\n## ").append(heading).append("\n\n").append(table.toMarkdown()));
    return page.toString();
  }

  private static String conditions(BenchmarkSummary summary) {
    BenchmarkRun run = summary.run();
    return "`%s` (SHA-256 `%s`), %d cells, %d of them skipped because a network misclassifies the image.\n"
            .formatted(run.path(), run.sha256(), summary.cells(), summary.skipped())
        + "%s, %d thread(s), backend %s; %s; fanc %s, build %s; begun %s.\n"
            .formatted(
                run.machine().cpu(),
                run.threads(),
                run.backend(),
                run.machine().jvm(),
                run.tool().version(),
                run.build(),
                run.started())
        + ("Speed of one thread at the beginning, at the end, least and greatest of all processes: dgemm %s GFLOP/s,"
                + " memory %s GB/s.\n")
            .formatted(
                speeds(
                    run.speed().dgemmGflops(),
                    summary.end().dgemmGflops(),
                    summary.slowest().dgemmGflops(),
                    summary.fastest().dgemmGflops()),
                speeds(
                    run.speed().memoryGigabytes(),
                    summary.end().memoryGigabytes(),
                    summary.slowest().memoryGigabytes(),
                    summary.fastest().memoryGigabytes()));
  }

  private static String speeds(double begin, double end, double slowest, double fastest) {
    return String.join(
        ", ",
        number("%.1f", begin),
        number("%.1f", end),
        number("%.1f", slowest),
        number("%.1f", fastest));
  }

  private static String legend(Benchmark benchmark) {
    return ("T: sum over the images of the median of %d repeats; quartiles: the same sum of the lower and of the"
            + " upper quartiles. %d warm-up round(s) are not counted, the methods take turns in one process.\n"
            + "S: time of `%s` (T_base) divided by T, the parent's proof not counted; S_scratch: the same of the method"
            + " `scratch`, the best without a parent. S_total(n): a parent and n such"
            + " children, (T_parent + n T_base) / (T_prove + n T), T_parent being `%s` on the parent, T_prove its"
            + " verification with the making of the templates. Break-even: n with S_total(n) = 1.\n"
            + "Means are geometric; in brackets the 95 %% interval of a bootstrap over the rows. `>` and `<`: a budget"
            + " ended the baseline, or the method, on some image, so the number is a bound; `?`: both; there is no"
            + " break-even then, and no S_total where one ended the parent's proof.\n"
            + "lambda: share of the verified regions that a template settled; as original: as the paper's released"
            + " program counts it, failed regions among the settled. eta: templates that hold on the child.\n"
            + "(+n), (-n): regions that only this method, or only the baseline, verifies.\n")
        .formatted(
            benchmark.repeats(), benchmark.warmUp(), benchmark.baseline(), benchmark.baseline());
  }
}
