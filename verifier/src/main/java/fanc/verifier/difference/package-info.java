/**
 * How far the values of a child can be from its parent's: intervals for the difference of two
 * networks of one architecture, over a set of inputs, and what follows for the margins.
 *
 * <p>Nothing here knows templates, regions' proofs or strategies: a caller adds the change of a
 * margin to what it has proven on the parent. Start reading at {@link
 * fanc.verifier.difference.DifferencePass}.
 */
package fanc.verifier.difference;
