package fanc.results.html;

import fanc.results.ImageResult;
import fanc.results.Numbers;
import fanc.results.Outcome;
import fanc.results.Picture;
import fanc.results.Witness;
import java.util.List;
import java.util.Locale;

/** Counterexamples beside the images they were made from. */
final class WitnessSection {
  /** More are a table of their own: the table of images. */
  private static final int MOST_SHOWN = 24;

  private WitnessSection() {}

  static void write(Sheet sheet, List<Subject> subjects) {
    sheet.section("counterexamples", "Counterexamples");
    long found =
        subjects.stream()
            .flatMap(subject -> subject.result().images().stream())
            .filter(image -> image.outcome() == Outcome.VIOLATED && image.witness() != null)
            .count();
    if (found == 0) {
      sheet.paragraph("None was found.");
    } else {
      sheet.paragraph(
          "Each was run through the network again and changes the answer. The third picture is the"
              + " change alone, amplified: grey is no change, lighter is more, darker is less.");
    }
    boolean all = true;
    for (Subject subject : subjects) {
      all &= witnesses(sheet, subject);
    }
    if (!all) {
      sheet.missing(
          "Records hold the pictures of a counterexample if the run was made with --details:",
          "fanc verify … --details --out result.json");
    }
    sheet.endSection();
  }

  /** Returns whether all could be shown as pictures. */
  private static boolean witnesses(Sheet sheet, Subject subject) {
    List<ImageResult> violated =
        subject.result().images().stream().filter(image -> image.witness() != null).toList();
    if (violated.isEmpty()) {
      return true;
    }
    sheet.html().element("h3", subject.name());
    sheet.html().open("div", "witnesses");
    boolean all = true;
    for (ImageResult image : violated.subList(0, Math.min(MOST_SHOWN, violated.size()))) {
      all &= witness(sheet.html(), subject, image);
    }
    sheet.html().close();
    if (violated.size() > MOST_SHOWN) {
      sheet.paragraph(
          "The first " + MOST_SHOWN + " of " + Figures.count(violated.size()) + " are shown.");
    }
    return all;
  }

  private static boolean witness(Html html, Subject subject, ImageResult image) {
    Picture picture = subject.result().picture();
    Witness witness = image.witness();
    boolean shown =
        fits(picture, image.pixels())
            && fits(picture, witness.pixels())
            && (picture.channels() == 1 || picture.channels() == 3);
    html.open("article", "witness");
    html.open("h4").say("Image " + image.index() + ": ");
    html.say("label " + image.label() + " becomes " + largest(witness.output())).close();
    String difference = "";
    if (shown) {
      Difference found = Difference.of(image.pixels(), witness.pixels(), picture);
      difference = found.words(picture) + " ";
      pictures(html, image, picture, found);
    }
    html.open("p").say(difference + "The margin there is ");
    html.say(Figures.number(witness.margin()) + ", in " + arithmetic(witness) + " arithmetic.");
    html.close().close();
    return shown;
  }

  private static boolean fits(Picture picture, Numbers pixels) {
    return picture != null
        && pixels != null
        && pixels.size() == picture.rows() * picture.columns() * picture.channels();
  }

  private static void pictures(Html html, ImageResult image, Picture picture, Difference found) {
    Numbers before = image.pixels();
    Numbers after = image.witness().pixels();
    html.open("div", "pictures");
    picture(html, "image", PixelBytes.of(before), picture, "Image " + image.index());
    picture(html, "found", PixelBytes.of(after), picture, "Its counterexample");
    double gain = found.gain();
    String times = gain > 1 ? String.format(Locale.ROOT, " × %.0f", gain) : "";
    byte[] change = PixelBytes.change(before, after, gain);
    picture(html, "change" + times, change, picture, "The change. " + found.words(picture));
    html.close();
  }

  private static void picture(
      Html html, String name, byte[] samples, Picture picture, String words) {
    html.open("figure").open("img");
    html.with("src", Png.address(samples, picture.columns(), picture.channels()));
    html.with("width", picture.columns()).with("height", picture.rows()).with("alt", words);
    html.close().element("figcaption", name).close();
  }

  private static String arithmetic(Witness witness) {
    return String.join(" and ", witness.violatedIn());
  }

  private static int largest(Numbers output) {
    int largest = 0;
    for (int i = 1; i < output.size(); i++) {
      largest = output.get(i) > output.get(largest) ? i : largest;
    }
    return largest;
  }
}
