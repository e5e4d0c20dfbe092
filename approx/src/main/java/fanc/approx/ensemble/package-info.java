/**
 * What the members of an ensemble, and the ensemble itself, say of many images, and how good that
 * is: logits, probabilities, accuracy and calibration; and corrupted images to ask them.
 *
 * <p>Ordinary rounding, measured and not proven: certified claims on ensembles live elsewhere. No
 * files. Start reading at {@link fanc.approx.ensemble.Logits}.
 */
package fanc.approx.ensemble;
