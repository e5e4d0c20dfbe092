/**
 * Several networks that answer together: the file that lists them, and the one network whose output
 * is the sum of theirs.
 *
 * <p>What an ensemble's answer is worth is decided elsewhere; here it is only put together. Start
 * reading at {@link fanc.networks.ensemble.SummedNetwork}.
 */
package fanc.networks.ensemble;
