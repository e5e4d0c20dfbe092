/**
 * Timings with JMH, each verified against the definition before it is taken.
 *
 * <p>Compiled with the tests, run only on request; start with {@link
 * fanc.verifier.benchmark.ProductBenchmark}.
 */
package fanc.verifier.benchmark;
