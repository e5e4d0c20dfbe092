/**
 * Certificates: proof scripts that a checker which knows nothing of the verifier can repeat.
 *
 * <p>What is claimed is bounded here anew, by one domain for each part, since numbers that several
 * domains made together can not be made again by one. Facts a child rests on are widened, so that
 * another arithmetic confirms them. Nothing is read or checked here. Start reading at {@link
 * fanc.templates.certificate.Certificate}.
 */
package fanc.templates.certificate;
