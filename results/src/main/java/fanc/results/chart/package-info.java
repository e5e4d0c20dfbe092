/**
 * Charts of lines and of rows, as SVG, those of lines as PNG too: what is drawn, as data, and the
 * writers.
 *
 * <p>Nothing here knows what the numbers mean. Start reading at {@link
 * fanc.results.chart.LineChart} and {@link fanc.results.chart.RowChart}; docs/decisions/0014 says
 * why the writer is our own.
 */
package fanc.results.chart;
