/**
 * Searches for counterexamples: points of a region at which an output constraint is false.
 *
 * <p>What guides a search is ordinary arithmetic and proves nothing; what it returns was replayed
 * with rounding accounted for, and a {@link fanc.verifier.attack.Counterexample} cannot be had
 * otherwise. Finding nothing says nothing. Start reading at {@link
 * fanc.verifier.attack.CounterexampleSearch}.
 */
package fanc.verifier.attack;
