package fanc.checker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a certificate says, nothing of it checked but its form. Not modified.
 *
 * @param file where it was read from, for messages
 * @param seal SHA-256 of the file before it, 64 hexadecimal digits; what citations go by
 * @param header what it says
 * @param payload the numbers that the header addresses
 */
public record Certificate(String file, String seal, Header header, FloatBuffer payload) {
  private static final String HEX = "[0-9a-f]{64}";

  private static void require(boolean condition, String expected) {
    if (!condition) {
      throw new IllegalArgumentException("expected " + expected);
    }
  }

  /**
   * The header as it is written.
   *
   * @param tool what wrote it, for display
   * @param parent the certificate that drift rests on; null if none
   * @param images what is claimed of each image
   */
  public record Header(
      String tool, Net network, Name property, Citation parent, List<CertifiedImage> images) {
    /** Copies the list. */
    public Header {
      require(tool != null && network != null && property != null, "tool, network and property");
      images = List.copyOf(images);
      long distinct = images.stream().mapToInt(CertifiedImage::image).distinct().count();
      require(distinct == images.size(), "each image once");
    }
  }

  /** The network, by its fingerprint. */
  public record Net(String fingerprint) {
    /** Checks the form. */
    public Net {
      require(fingerprint != null && fingerprint.matches(HEX), "64 hexadecimal digits");
    }
  }

  /** The property's name, for display. */
  public record Name(String name) {}

  /**
   * Another certificate. The names are hints where to look; the seal says which one it is.
   *
   * @param certificate a file's name, without a folder
   * @param network a file's name, without a folder
   * @param seal 64 hexadecimal digits
   */
  public record Citation(String certificate, String network, String seal) {
    /** Checks the form. */
    public Citation {
      String plain = "[^/\\\\\\p{Cntrl}]{1,255}";
      require(certificate != null && certificate.matches(plain), "a plain file name");
      require(network != null && network.matches(plain), "a plain file name");
      require(seal != null && seal.matches(HEX), "64 hexadecimal digits");
    }
  }

  /**
   * What is claimed of one image.
   *
   * @param image its row in the image set
   * @param label the label claimed, -1 if the property has a constraint of its own; a hint
   * @param claim {@link fanc.properties.ResolvedHash} of regions and constraint
   * @param regions how many regions there are
   * @param parts proofs for some of them, none twice
   */
  public record CertifiedImage(int image, int label, String claim, long regions, List<Part> parts) {
    /** Checks that parts are about different regions. */
    public CertifiedImage {
      require(image >= 0 && label >= -1 && regions >= 1, "image, label and regions in range");
      require(claim != null && claim.matches(HEX), "64 hexadecimal digits");
      parts = List.copyOf(parts);
      List<RegionRanges> ranges = parts.stream().map(Part::regions).toList();
      long most = regions;
      require(
          ranges.stream().flatMap(all -> all.runs().stream()).allMatch(run -> run.last() < most)
              && RegionRanges.count(ranges) == ranges.stream().mapToLong(RegionRanges::count).sum(),
          "parts of different regions below " + regions);
    }
  }

  /**
   * One proof for some regions.
   *
   * @param verified those of the regions that it claims to verify
   * @param facts what children may rest on; null if nothing
   */
  public record Part(RegionRanges regions, RegionRanges verified, Proof proof, Facts facts) {
    /** Checks the regions. */
    public Part {
      require(regions != null && verified != null && proof != null, "regions, verified and proof");
      require(regions.count() > 0 && regions.containsAll(verified), "verified among regions");
    }
  }

  /** How to establish the regions of a part. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Interval.class, name = "interval"),
    @JsonSubTypes.Type(value = Zonotopes.class, name = "zonotope"),
    @JsonSubTypes.Type(value = Drift.class, name = "drift")
  })
  public sealed interface Proof {}

  /** Intervals, each region by itself. */
  public record Interval() implements Proof {}

  /**
   * Zonotopes, each region by itself.
   *
   * @param symbols {@code fresh}: one for each band that has a width
   * @param intervals whether intervals go beside them
   */
  public record Zonotopes(String symbols, boolean intervals) implements Proof {
    /** Checks the word. */
    public Zonotopes {
      require("fresh".equals(symbols), "symbols: fresh");
    }
  }

  /** The parent's margins and what they change by; cites parts of the parent's image. */
  public record Drift(List<Integer> cites) implements Proof {
    /** Copies the list. */
    public Drift {
      cites = List.copyOf(cites);
    }
  }

  /**
   * Bounds over all regions of a part.
   *
   * @param values bounds of values, ascending by number
   * @param margins where the lower bounds of margins begin: regions x rows
   */
  public record Facts(List<Hull> values, long margins) {
    /** Checks the order. */
    public Facts {
      values = List.copyOf(values);
      for (int k = 1; k < values.size(); k++) {
        require(values.get(k).value > values.get(k - 1).value, "values that ascend");
      }
    }
  }

  /** Where the ends of the intervals of one value are. */
  public record Hull(int value, long lower, long upper, int count) {
    /** Checks the ranges that do not depend on the network. */
    public Hull {
      require(value >= 1 && count >= 1, "value and count from 1 on");
    }
  }

  /** Returns the fingerprint of the network that it is about. */
  public String fingerprint() {
    return header.network.fingerprint;
  }

  /** Returns the certificate that it rests on. */
  public Optional<Citation> parent() {
    return Optional.ofNullable(header.parent);
  }

  /** Returns what is claimed of each image. */
  public List<CertifiedImage> images() {
    return header.images;
  }

  /**
   * Returns a copy of a run of numbers.
   *
   * @throws IllegalArgumentException if it is not inside the payload
   */
  public double[] numbers(long offset, long count) {
    require(offset >= 0 && count >= 0 && count <= payload.capacity() - offset, "a run inside");
    double[] run = new double[(int) count];
    for (int k = 0; k < run.length; k++) {
      run[k] = payload.get((int) offset + k);
    }
    return run;
  }
}
