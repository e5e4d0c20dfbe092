package fanc.verifier.kernels;

import java.util.Optional;

/**
 * Offers one backend, found by {@link java.util.ServiceLoader}.
 *
 * <p>Asking is cheap: a native library is loaded by {@link #create()}, because loading takes longer
 * than a small job.
 */
public interface KernelsProvider {

  /** Returns the name by which a user selects the backend. */
  String name();

  /**
   * Returns why the backend can not be used on this machine; empty if nothing is known to stand in
   * the way. Never throws.
   */
  Optional<String> unavailable();

  /**
   * Returns the backend, ready for use.
   *
   * @throws IllegalStateException with the reason, if it can not be used after all
   */
  Kernels create();
}
