/**
 * Numbers that others published, as data: what a report sets beside our own.
 *
 * <p>Nothing here measures or compares. Start reading at {@link
 * fanc.results.published.PublishedResults}.
 */
package fanc.results.published;
