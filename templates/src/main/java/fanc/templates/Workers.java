package fanc.templates;

import fanc.verifier.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs a handful of long jobs side by side: the templates of one image. */
final class Workers {
  private Workers() {}

  /**
   * Calls {@code job} with 0 to {@code jobs - 1}, in any order, and returns when all are done; jobs
   * that have not begun by the deadline are left undone.
   *
   * @param threads how many jobs run at a time; with 1 they run on the caller's thread
   * @throws InterruptedException if the calling thread is interrupted; no further job begins
   */
  static void forEach(int jobs, int threads, Deadline deadline, IntConsumer job)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          int i = next.getAndIncrement();
          while (i < jobs && !deadline.passed()) {
            job.accept(i);
            i = next.getAndIncrement();
          }
        };
    if (threads == 1 || jobs < 2) {
      worker.run();
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, jobs), Workers::daemon);
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < Math.min(threads, jobs); t++) {
      running.add(pool.submit(worker));
    }
    try {
      for (Future<?> future : running) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } finally {
      next.set(jobs);
      pool.shutdown();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fanc-template");
    thread.setDaemon(true);
    return thread;
  }

  /** Jobs throw no checked exceptions, so one of these two it is. */
  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
