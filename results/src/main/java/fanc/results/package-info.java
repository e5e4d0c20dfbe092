/**
 * Run records and how they are written, read and shown: verification results, bounds, comparisons,
 * tables, the folders of runs, and what is known about the machine.
 *
 * <p>Nothing here verifies anything, and nothing here knows another type of this project: names,
 * counts and seconds come in as plain values. Start reading at {@link
 * fanc.results.VerificationResult} and {@link fanc.results.ResultFile}.
 */
package fanc.results;
