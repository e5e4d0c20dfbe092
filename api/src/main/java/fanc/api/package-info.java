/**
 * Proves a parent network and verifies its children, from Java.
 *
 * <pre>{@code
 * Path property = Path.of("properties/instances/patch2x2-tiny.json");
 * try (Parent parent = Parent.prove(Path.of("networks/models/mnist-4x200.onnx"), property)) {
 *   Verification child = parent.verify(Path.of("child.onnx"));
 *   for (ImageVerdict image : child.images()) {
 *     if (image.verdict() instanceof Verdict.Violated violated) {
 *       fail("image " + image.index() + " is violated at " + violated.counterexample().region());
 *     }
 *   }
 *   check(child.verified());
 * }
 * }</pre>
 *
 * <p>Verdicts are those of the command line: the same code decides. Nothing here prints; nothing is
 * written but the proofs of a parent. docs/versioning.md says what stays compatible.
 */
package fanc.api;
