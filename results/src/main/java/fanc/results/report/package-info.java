/**
 * Reports: what runs of benchmarks measured, beside what others published, as tables in Markdown
 * and charts.
 *
 * <p>Nothing here measures. A report is made in memory as texts by their names and written last.
 * Start reading at {@link fanc.results.report.Report}.
 */
package fanc.results.report;
