/**
 * Decides claims: is an output constraint true for every input of a region?
 *
 * <p>Elements and transformers are in {@code domain}, loops over arrays in {@code kernels}. Nothing
 * here knows templates, perturbations or files. Start reading at {@link fanc.verifier.Reach}.
 */
package fanc.verifier;
