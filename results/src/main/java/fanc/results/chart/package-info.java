/**
 * Line charts as SVG: what is drawn, as data, and the writer.
 *
 * <p>Nothing here knows what the numbers mean. Start reading at {@link
 * fanc.results.chart.LineChart} and {@link fanc.results.chart.SvgChart}; docs/decisions/0014 says
 * why the writer is our own.
 */
package fanc.results.chart;
