/**
 * Records as flat tables, and the files that statistics programs read: CSV here, other formats in
 * modules of their own, found by their {@link fanc.results.export.TableFormat}.
 *
 * <p>No statistics: what is written is what the records say. Start reading at {@link
 * fanc.results.export.Table}.
 */
package fanc.results.export;
