/**
 * Damaged inputs for everything that reads files, and what must hold for each of them. Start
 * reading at {@link fanc.fuzz.FuzzedReader}.
 */
package fanc.fuzz;
