/**
 * A report as one HTML page that needs nothing beside itself: no network, no other file, and
 * without scripts all of its tables and charts.
 *
 * <p>Nothing here verifies, measures or prints. Start reading at {@link
 * fanc.results.html.HtmlReport}; what it can be about is {@link fanc.results.html.ReportInput}, and
 * each section is a class of its own. The style and the script are resources beside these classes.
 */
package fanc.results.html;
