package fanc.results.html;

import fanc.results.ChildResult;
import fanc.results.Machine;
import fanc.results.Numbers;
import fanc.results.Outcome;
import fanc.results.Summary;
import fanc.results.VerificationResult;
import fanc.results.chart.RowChart.Kind;
import fanc.results.chart.RowChart.Shares;
import fanc.results.chart.RowChart.Stacked;
import fanc.results.chart.RowChart.Texture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which networks are verified, and what exactly was asked of which files. */
final class VerdictSection {
  static final List<Kind> KINDS =
      List.of(
          new Kind("verified", "verified", Texture.PLAIN),
          new Kind("violated", "violated", Texture.CROSSED),
          new Kind("unknown", "unknown", Texture.RISING),
          new Kind("timeout", "timeout", Texture.DOTTED));

  private VerdictSection() {}

  static void write(Sheet sheet, List<Subject> subjects, List<ChildResult> faulty) {
    sheet.section("verdicts", "Verdicts");
    sheet.html().element("p", "lead", sentence(subjects, faulty));
    table(sheet.html(), subjects);
    for (ChildResult child : faulty) {
      sheet.html().open("p", "fault").element("strong", child.path() + ": ");
      sheet.html().say(String.valueOf(child.fault())).close();
    }
    Table numbers = new Table("Images by verdict").words("Network").numbers("Verified", "Violated");
    numbers.numbers("Unknown", "Timeout");
    List<Shares> bars = new ArrayList<>();
    for (Subject subject : subjects) {
      Summary s = subject.result().summary();
      numbers.row(
          subject.name(),
          Figures.count(s.verified()),
          Figures.count(s.violated()),
          Figures.count(s.unknown()),
          Figures.count(s.timeout()));
      Numbers amounts = Numbers.of(s.verified(), s.violated(), s.unknown(), s.timeout());
      bars.add(new Shares(subject.name(), Figures.count(s.images(), "image", "images"), amounts));
    }
    sheet.html().open("div", "figures");
    sheet.figure(
        "verdicts",
        new Stacked("Images by verdict", KINDS, bars),
        "An image is verified only if every one of its regions is.",
        numbers);
    identity(sheet, subjects);
    sheet.html().close();
    sheet.endSection();
  }

  private static String sentence(List<Subject> subjects, List<ChildResult> faulty) {
    List<String> parts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      List<Subject> these = subjects.stream().filter(s -> s.outcome() == outcome).toList();
      if (!these.isEmpty()) {
        String verb =
            switch (outcome) {
              case VERIFIED -> "verified on every image";
              case VIOLATED -> "violated";
              case UNKNOWN -> "not decided";
              case TIMEOUT -> "out of time";
            };
        parts.add(
            these.size()
                + (these.size() == 1 ? " is " : " are ")
                + verb
                + (these.size() <= 4 ? " (" + names(these) + ")" : ""));
      }
    }
    if (!faulty.isEmpty()) {
      parts.add(faulty.size() + " could not be read");
    }
    int all = subjects.size() + faulty.size();
    return "Of "
        + Figures.count(all, "network", "networks")
        + ", "
        + String.join("; ", parts)
        + ".";
  }

  private static String names(List<Subject> subjects) {
    return subjects.stream().map(Subject::name).collect(Collectors.joining(", "));
  }

  private static void table(Html html, List<Subject> subjects) {
    String caption = "Networks: verdicts, regions, margin and time";
    html.open("div", "scroll")
        .with("tabindex", 0)
        .with("role", "group")
        .with("aria-label", caption);
    html.open("table", "sortable").element("caption", caption).open("thead").open("tr");
    html.open("th").with("scope", "col").say("Network").close();
    html.open("th").with("scope", "col").say("Verdict").close();
    for (String title :
        List.of("Images", "Verified", "Violated", "Unknown", "Timeout", "Skipped")) {
      html.open("th", "n").with("scope", "col").say(title).close();
    }
    for (String title : List.of("Regions verified", "Least margin", "Seconds")) {
      html.open("th", "n").with("scope", "col").say(title).close();
    }
    html.close().close().open("tbody");
    for (Subject subject : subjects) {
      row(html, subject);
    }
    html.close().close().close();
  }

  private static void row(Html html, Subject subject) {
    Summary s = subject.result().summary();
    html.open("tr");
    html.open("th").with("scope", "row").say(subject.name()).close();
    html.open("td");
    Badge.write(html, subject.outcome());
    html.close();
    List<Integer> counts =
        List.of(s.images(), s.verified(), s.violated(), s.unknown(), s.timeout());
    for (int count : counts) {
      html.element("td", "n", Figures.count(count));
    }
    html.element("td", "n", Figures.count(s.skippedMisclassified()));
    html.open("td", "n").with("title", s.regionsVerified() + " of " + s.regionsTotal());
    html.say(Figures.share(s.regionsVerified(), s.regionsTotal())).close();
    double least =
        subject.result().images().stream()
            .mapToDouble(image -> image.worstMargin())
            .filter(Double::isFinite)
            .min()
            .orElse(Double.NaN);
    html.element("td", "n", Figures.margin(least));
    html.element("td", "n", Figures.seconds(s.secondsVerify()));
    html.close();
  }

  private static void identity(Sheet sheet, List<Subject> subjects) {
    sheet.html().open("div", "identity").element("h3", "What exactly was asked");
    List<VerificationResult> results = subjects.stream().map(Subject::result).toList();
    List<String[]> terms = new ArrayList<>();
    results.stream()
        .map(VerificationResult::property)
        .distinct()
        .forEach(p -> terms.add(hashed("Property " + p.name(), p.sha256())));
    for (Subject subject : subjects) {
      terms.add(hashed("Network " + subject.name(), subject.result().network().sha256()));
    }
    results.stream()
        .filter(result -> result.proof() != null)
        .map(result -> result.proof().parentSha256())
        .distinct()
        .forEach(parent -> terms.add(hashed("Parent with a proof", parent)));
    add(terms, "Method", results.stream().map(VerificationResult::method).toList());
    add(terms, "Arithmetic", results.stream().map(VerificationResult::semantics).toList());
    add(terms, "Machine", results.stream().map(VerdictSection::machine).toList());
    add(
        terms,
        "Tool",
        results.stream()
            .map(r -> "fanc " + r.tool().version() + ", " + Figures.hash(r.tool().revision()))
            .toList());
    sheet.terms(terms);
    sheet.html().close();
  }

  private static String machine(VerificationResult result) {
    Machine machine = result.machine();
    String threads = Figures.count(result.threads(), "thread", "threads");
    return machine.cpu() + ", " + threads + ", " + result.backend() + ", " + machine.jvm();
  }

  private static String[] hashed(String term, String hash) {
    return new String[] {term, Figures.hash(hash), hash};
  }

  private static void add(List<String[]> terms, String term, List<String> values) {
    terms.add(new String[] {term, values.stream().distinct().collect(Collectors.joining("; "))});
  }
}
