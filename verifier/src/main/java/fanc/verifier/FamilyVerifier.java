package fanc.verifier;

import fanc.properties.RegionFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Verifies the regions of a family, several at a time.
 *
 * <p>Regions are handed out one by one, so memory does not grow with their number, and the result
 * does not depend on the number of threads.
 */
public final class FamilyVerifier implements AutoCloseable {
  private final int threads;
  private final ExecutorService workers;

  /**
   * Starts the threads.
   *
   * @param threads how many regions are worked on at the same time, at least 1
   */
  public FamilyVerifier(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("number of threads must be at least 1, is " + threads);
    }
    this.threads = threads;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              Thread thread = new Thread(work, "fanc-region");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns the number of threads. */
  public int threads() {
    return threads;
  }

  /**
   * Verifies all regions of the family, or as many as the deadline allows.
   *
   * <p>What a region throws, lack of memory too, is thrown here once no thread works on any.
   *
   * @throws InterruptedException if the calling thread is interrupted; the workers stop
   */
  public FamilyResult verify(RegionFamily family, MemberVerifier verifier, Deadline deadline)
      throws InterruptedException {
    AtomicLong next = new AtomicLong();
    List<Future<FamilyResult>> parts = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      parts.add(workers.submit(() -> work(family, verifier, deadline, next)));
    }
    FamilyResult result = FamilyResult.none(family.size());
    Throwable failure = null;
    try {
      for (Future<FamilyResult> part : parts) {
        try {
          result = result.and(part.get());
        } catch (ExecutionException e) {
          failure = failure == null ? e.getCause() : failure;
          next.set(family.size());
        }
      }
    } finally {
      next.set(family.size());
    }
    return failure == null ? result : raised(failure);
  }

  private static FamilyResult raised(Throwable failure) {
    if (failure instanceof RuntimeException cause) {
      throw cause;
    }
    if (failure instanceof Error cause) {
      throw cause;
    }
    throw new IllegalStateException(failure);
  }

  private static FamilyResult work(
      RegionFamily family, MemberVerifier verifier, Deadline deadline, AtomicLong next) {
    FamilyResult result = FamilyResult.none(family.size());
    long region = next.getAndIncrement();
    while (region < family.size() && !deadline.passed()) {
      double margin = verifier.margin(family, region, deadline);
      if (Double.isNaN(margin) && deadline.passed()) {
        return result;
      }
      result = result.with(region, margin);
      region = next.getAndIncrement();
    }
    return result;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
