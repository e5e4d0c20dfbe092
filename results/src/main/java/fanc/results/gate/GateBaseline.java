package fanc.results.gate;

import fanc.results.Outcome;
import fanc.results.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was accepted last: a file that users commit. It holds nothing that differs from run to run
 * of the same networks, and is in the order of its names, so that a change of it shows what
 * changed.
 *
 * @param fanc version of the program that found it
 * @param accepted one entry for each child and property
 */
public record GateBaseline(String fanc, List<Entry> accepted) {
  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "gate-baseline-1.json";

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::child).thenComparing(Entry::property);

  /**
   * What was accepted for one child and one property.
   *
   * @param child name of the network
   * @param property name of the property
   * @param networkSha256 SHA-256 of the network's file
   * @param propertySha256 SHA-256 of the property's file
   * @param method how it was decided
   * @param semantics the arithmetic the verdicts are about
   * @param images the images with a verdict
   */
  public record Entry(
      String child,
      String property,
      String networkSha256,
      String propertySha256,
      String method,
      String semantics,
      List<Image> images) {

    /**
     * Orders the images.
     *
     * @throws IllegalArgumentException if a hash is none or an image is there twice
     */
    public Entry {
      Objects.requireNonNull(child, "child");
      Objects.requireNonNull(property, "property");
      Objects.requireNonNull(method, "method");
      Objects.requireNonNull(semantics, "semantics");
      requireHash("networkSha256", networkSha256);
      requireHash("propertySha256", propertySha256);
      images = images.stream().sorted(Comparator.comparingInt(Image::index)).toList();
      Set<Integer> seen = new HashSet<>();
      for (Image image : images) {
        require(seen.add(image.index()), child + ", " + property + ": image twice: " + image.index);
      }
    }

    /** Returns what was accepted for an image. */
    public Optional<Image> image(int index) {
      return images.stream().filter(image -> image.index() == index).findFirst();
    }

    /** Returns whether an image is verified. */
    public boolean verifies(int index) {
      return image(index).filter(image -> image.verdict() == Outcome.VERIFIED).isPresent();
    }

    private static void requireHash(String key, String hash) {
      require(
          hash != null && hash.matches("[0-9a-f]{64}"), key + " is no SHA-256 in lower-case hex");
    }
  }

  /**
   * What was accepted for one image.
   *
   * @param index row of the image in its file, from 0
   * @param verdict the verdict
   * @param worstMargin least lower bound of a margin; NaN where none is known
   */
  public record Image(int index, Outcome verdict, double worstMargin) {

    /** Checks that the verdict is there. */
    public Image {
      Objects.requireNonNull(verdict, "verdict");
      require(index >= 0, "index is negative");
    }
  }

  /**
   * Orders the entries.
   *
   * @throws IllegalArgumentException if a child and property are there twice
   */
  public GateBaseline {
    Objects.requireNonNull(fanc, "fanc");
    accepted = accepted.stream().sorted(ORDER).toList();
    Set<List<String>> seen = new HashSet<>();
    for (Entry entry : accepted) {
      require(
          seen.add(List.of(entry.child(), entry.property())),
          "accepted has '" + entry.child() + "' with '" + entry.property() + "' twice");
    }
  }

  /**
   * Returns what was found as what is accepted.
   *
   * @param fanc version of the program
   * @throws IllegalArgumentException if a child has no verdicts
   */
  public static GateBaseline of(String fanc, List<CheckedChild> found) {
    return new GateBaseline(fanc, found.stream().map(GateBaseline::entry).toList());
  }

  private static Entry entry(CheckedChild found) {
    CheckedChild.Subject subject = found.subject();
    require(found.fault() == null, subject.child() + " has no verdicts to accept");
    return new Entry(
        subject.child(),
        subject.property(),
        subject.networkSha256(),
        subject.propertySha256(),
        subject.method(),
        subject.semantics(),
        found.images().stream()
            .map(image -> new Image(image.index(), image.verdict(), image.worstMargin()))
            .toList());
  }

  /**
   * Reads a baseline.
   *
   * @throws fanc.results.ResultFormatException if the file is no baseline of this version
   * @throws IOException if the file can not be read
   */
  public static GateBaseline read(Path file) throws IOException {
    return ResultFile.read(file, SCHEMA, GateBaseline.class);
  }

  /** Returns the text of its file. */
  public String toJson() {
    return ResultFile.toJson(SCHEMA, this);
  }

  /** Returns what was accepted for a child and a property. */
  public Optional<Entry> find(String child, String property) {
    return accepted.stream()
        .filter(entry -> entry.child().equals(child) && entry.property().equals(property))
        .findFirst();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
