/**
 * The verifier's kernels on ND4J.
 *
 * <p>Two parts that meet in {@link fanc.verifier.nd4j.Nd4jSession}. The program sees {@link
 * fanc.verifier.nd4j.Nd4jProvider} and what it loads the library with; none of that names a type of
 * ND4J. {@link fanc.verifier.nd4j.Nd4jRuntime} and what it uses live in the class loader that
 * {@link fanc.verifier.nd4j.Nd4jLibrary} makes, together with ND4J and its own javacpp. Start
 * reading at {@code Nd4jLibrary}.
 */
package fanc.verifier.nd4j;
