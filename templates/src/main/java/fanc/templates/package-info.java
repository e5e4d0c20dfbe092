/**
 * Finds, adapts, re-proves and matches templates: boxes at a cut of a parent that are worth trying
 * on its children (Ugare, Singh, Misailovic, Proof Transfer for Fast Certification of Multiple
 * Approximate Neural Networks, OOPSLA 2022).
 *
 * <p>Holds no abstract transformer and no bound arithmetic of its own: whatever is proven here is
 * proven by the verifier, and a template is used on a network only after it was proven for that
 * very network. Start reading at {@link fanc.templates.Transfer}, then {@link
 * fanc.templates.ProvenTemplate} and {@link fanc.templates.TemplateBuilder}. The proof store is in
 * {@code fanc.templates.store}.
 */
package fanc.templates;
