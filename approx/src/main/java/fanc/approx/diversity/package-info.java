/**
 * How much the members of an ensemble differ: measures between their answers, between their
 * features layer by layer, between what they look at, and pictures of what excites them.
 *
 * <p>Every measure is a function of numbers and knows no network but for the three that must:
 * {@link fanc.approx.diversity.MemberResponse}, where to start reading, {@link
 * fanc.approx.diversity.Saliency} and {@link fanc.approx.diversity.ActivationMaximisation}.
 * Ordinary double arithmetic: what is measured here describes and proves nothing. Nothing here
 * makes or changes a network, and nothing reads or writes a file.
 *
 * <p>The choice of measures follows T. Whitaker, D. Whitley: Interpretable Diversity Analysis:
 * Visualizing Feature Representations In Low-Cost Ensembles, arXiv 2302.05822, 2023.
 */
package fanc.approx.diversity;
