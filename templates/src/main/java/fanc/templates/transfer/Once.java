package fanc.templates.transfer;

import java.util.function.Supplier;

/**
 * Makes something when it is first asked for: most rungs of an image are never climbed. Not for
 * several threads.
 *
 * @param <T> what it makes
 */
final class Once<T> implements Supplier<T> {
  private Supplier<T> maker;
  private T made;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    if (maker != null) {
      made = maker.get();
      maker = null;
    }
    return made;
  }
}
