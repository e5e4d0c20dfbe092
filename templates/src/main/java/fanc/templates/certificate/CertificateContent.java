package fanc.templates.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.templates.transfer.ValueHulls;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The header of a certificate, and the floats that it addresses in the order of their blocks. */
final class CertificateContent {
  private final ObjectNode header = JsonNodeFactory.instance.objectNode();
  private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

  private CertificateContent() {}

  /** Writes a certificate as a header and floats. */
  static CertificateContent of(Certificate certificate) {
    CertificateContent content = new CertificateContent();
    ObjectNode header = content.header;
    header.put("tool", certificate.tool());
    header.putObject("network").put("fingerprint", certificate.network().sha256());
    header.putObject("property").put("name", certificate.property());
    header.putNull("parent");
    certificate
        .parent()
        .ifPresent(
            parent ->
                header
                    .putObject("parent")
                    .put("certificate", parent.certificate())
                    .put("network", parent.network())
                    .put("seal", parent.seal()));
    ArrayNode images = header.putArray("images");
    certificate.images().forEach(image -> content.add(images.addObject(), image));
    return content;
  }

  /** Returns the header. */
  ObjectNode header() {
    return header;
  }

  /** Returns the floats, big-endian. */
  byte[] payload() {
    return payload.toByteArray();
  }

  private void add(ObjectNode node, CertifiedImage image) {
    node.put("image", image.image());
    node.put("label", image.label());
    node.put("claim", image.claim());
    node.put("regions", image.regions());
    ArrayNode parts = node.putArray("parts");
    image.parts().forEach(part -> add(parts.addObject(), part));
  }

  private void add(ObjectNode node, CertificatePart part) {
    ranges(node.putArray("regions"), part.regions());
    ranges(node.putArray("verified"), part.verified());
    proof(node.putObject("proof"), part.proof());
    node.putNull("facts");
    part.facts().ifPresent(facts -> facts(node.putObject("facts"), facts));
  }

  /** Writes ascending numbers as inclusive ranges. */
  private static void ranges(ArrayNode array, long[] numbers) {
    int from = 0;
    for (int i = 1; i <= numbers.length; i++) {
      if (i == numbers.length || numbers[i] != numbers[i - 1] + 1) {
        array.addArray().add(numbers[from]).add(numbers[i - 1]);
        from = i;
      }
    }
  }

  private static void proof(ObjectNode node, PartProof proof) {
    if (proof instanceof PartProof.Zonotope zonotope) {
      node.put("kind", "zonotope").put("symbols", "fresh").put("intervals", zonotope.intervals());
    } else if (proof instanceof PartProof.Drift drift) {
      ArrayNode cites = node.put("kind", "drift").putArray("cites");
      drift.cited().forEach(cites::add);
    }
  }

  private void facts(ObjectNode node, PartFacts facts) {
    ArrayNode values = node.putArray("values");
    ValueHulls hulls = facts.hulls();
    int[] numbers = hulls.values();
    for (int k = 0; k < numbers.length; k++) {
      ObjectNode value = values.addObject().put("value", numbers[k]);
      value.put("lower", block(hulls.lowerEnds(k)));
      value.put("upper", block(hulls.upperEnds(k)));
      value.put("count", hulls.lowerEnds(k).length);
    }
    node.put("margins", block(facts.margins()));
  }

  /** Appends floats and returns where they begin, in floats. */
  private int block(float[] floats) {
    int start = payload.size() / Float.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES);
    bytes.asFloatBuffer().put(floats);
    payload.writeBytes(bytes.array());
    return start;
  }
}
