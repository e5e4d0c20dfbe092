/**
 * Abstract domains: boxes, DeepZ zonotopes and their product. Start reading at {@link
 * fanc.verifier.domain.Domain}.
 */
package fanc.verifier.domain;
