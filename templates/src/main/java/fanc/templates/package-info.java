/**
 * Finds, stores, adapts, re-proves and matches templates: claims at a cut of a parent that are
 * worth trying on its children. Holds no abstract transformer of its own; whatever is proven here
 * is proven by the verifier.
 */
package fanc.templates;
