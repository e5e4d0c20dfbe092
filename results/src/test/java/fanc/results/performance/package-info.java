/**
 * Tables of docs/performance.md out of the records in results/engine and results/runs.
 *
 * <p>Not part of the program. Start with {@link fanc.results.performance.PerformanceTables}.
 */
package fanc.results.performance;
