package fanc.checker;

import fanc.networks.Fingerprint;
import fanc.properties.ResolvedHash;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A certificate of one image under construction; writes what it is told, true or not. Mutable. */
final class Draft {
  private final Sample sample;
  private final List<String> parts = new ArrayList<>();
  private final List<Float> payload = new ArrayList<>();
  private String parent = "null";

  Draft(Sample sample) {
    this.sample = sample;
  }

  Draft part(String regions, String verified, String proof) {
    return part(regions, verified, proof, "null");
  }

  private Draft part(String regions, String verified, String proof, String facts) {
    parts.add(
        "{\"regions\": %s, \"verified\": %s, \"proof\": %s, \"facts\": %s}"
            .formatted(regions, verified, proof, facts));
    return this;
  }

  /** Adds a part of all regions with facts, ends moved outward by so much of themselves. */
  Draft partWithFacts(String verified, String proof, List<Box[]> bounds, double slack) {
    int last = bounds.get(0).length - 1;
    List<String> hulls = new ArrayList<>();
    for (int v = 1; v < last; v++) {
      int value = v;
      Box hull = bounds.stream().map(all -> all[value]).reduce(Box::hull).orElseThrow();
      long lower = append(hull.lower(), -slack);
      long upper = append(hull.upper(), slack);
      hulls.add(
          "{\"value\": %d, \"lower\": %d, \"upper\": %d, \"count\": %d}"
              .formatted(v, lower, upper, hull.size()));
    }
    long margins = payload.size();
    bounds.forEach(all -> append(all[last].lower(), -slack));
    String facts = "{\"values\": %s, \"margins\": %d}".formatted(hulls, margins);
    return part("[[0, " + (bounds.size() - 1) + "]]", verified, proof, facts);
  }

  private long append(double[] ends, double slack) {
    long at = payload.size();
    for (double end : ends) {
      double moved = end + slack * (Math.abs(end) + 1e-3);
      payload.add(slack < 0 ? Math.nextDown((float) moved) : Math.nextUp((float) moved));
    }
    return at;
  }

  Draft citing(Certificate other) {
    parent =
        "{\"certificate\": \"p.cert\", \"network\": \"p.onnx\", \"seal\": \"%s\"}"
            .formatted(other.seal());
    return this;
  }

  String header() {
    return ("{\"tool\": \"test\", \"network\": {\"fingerprint\": \"%s\"}, \"property\": {\"name\":"
            + " \"p\"}, \"parent\": %s, \"images\": [{\"image\": 7, \"label\": -1, \"claim\":"
            + " \"%s\", \"regions\": %d, \"parts\": [%s]}]}")
        .formatted(
            Fingerprint.of(sample.network()).sha256(),
            parent,
            ResolvedHash.of(sample.family(), sample.constraint()),
            sample.family().size(),
            parts.stream().collect(Collectors.joining(", ")));
  }

  byte[] payload() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (float number : payload) {
        out.writeFloat(number);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Claim claim() {
    return new Claim(7, sample.family(), sample.constraint());
  }

  /** Writes a file with a right seal and reads it. */
  Certificate written(Path folder) throws CertificateException {
    return CertificateFile.read(file(folder, header(), payload()));
  }

  static Path file(Path folder, String header, byte[] payload) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("fanc certificate 1\n".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.writeBytes(payload);
    try {
      bytes.writeBytes(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
      return Files.write(Files.createTempFile(folder, "c", ".cert"), bytes.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
