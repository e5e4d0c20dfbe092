/**
 * Sets of inputs over which linear functions can be minimised without enumeration: boxes, unions of
 * regions, all choices of k pixels.
 *
 * <p>Nothing here knows networks beyond their first affine op, or relaxes anything: what is stated
 * is exact up to rounding, which is bounded. Start reading at {@link
 * fanc.verifier.inputs.InputSet}.
 */
package fanc.verifier.inputs;
