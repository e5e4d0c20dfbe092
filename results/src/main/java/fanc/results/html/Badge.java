package fanc.results.html;

import fanc.results.Outcome;

/** Verdicts as a sign of their own shape beside the word, in a colour of their own. */
final class Badge {
  private Badge() {}

  /** Writes the signs that badges refer to, once for a page. */
  static void define(Html html) {
    html.open("svg", "signs").with("aria-hidden", "true").with("width", 0).with("height", 0);
    sign(html, "verified", "M3 8.5 L6.6 12 L13 4.5");
    sign(html, "violated", "M4 4 L12 12 M12 4 L4 12");
    sign(html, "unknown", "M5 6 A3 3 0 1 1 8 8.6 V10 M8 12.6 V12.8");
    sign(html, "timeout", "M8 2.5 A5.5 5.5 0 1 0 8.01 2.5 M8 5 V8.2 L10.4 9.8");
    html.close();
  }

  private static void sign(Html html, String name, String path) {
    html.open("symbol").with("id", "sign-" + name).with("viewBox", "0 0 16 16");
    html.open("path").with("d", path).close();
    html.close();
  }

  static void write(Html html, Outcome outcome) {
    html.open("span", "badge " + outcome);
    html.open("svg").with("aria-hidden", "true");
    html.open("use").with("href", "#sign-" + outcome).close().close();
    html.say(outcome.toString()).close();
  }
}
