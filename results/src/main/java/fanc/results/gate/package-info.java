/**
 * The gate of a build: what a policy asks of children, what was accepted before, how what was found
 * compares with both, and how that is reported to build servers. Start reading at {@link
 * fanc.results.gate.GateJudgement} and {@link fanc.results.gate.GateReport}.
 */
package fanc.results.gate;
