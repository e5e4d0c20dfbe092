/**
 * Re-establishes certificates: reads a proof script, recomputes every number in it with an
 * arithmetic of its own, and says which regions are proven by it.
 *
 * <p>It knows networks and properties and shares no class with the rooms that find proofs, so that
 * a fault there can not hide itself here. It is kept small enough to be read in one sitting.
 *
 * <p>Start at {@link fanc.checker.Checker}; the argument is in docs/soundness.md, "The checker".
 */
package fanc.checker;
