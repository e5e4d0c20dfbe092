package fanc.templates.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanc.networks.Fingerprint;
import fanc.networks.Shape;
import fanc.networks.Tensor;
import fanc.templates.Template;
import fanc.templates.TemplateSet;
import fanc.templates.transfer.ScratchCost;
import fanc.verifier.Bounds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** A stored proof as a JSON header and a sequence of numbers, and back. */
final class ProofContent {
  private ProofContent() {}

  /** Returns everything but the numbers in bulk. */
  static ObjectNode header(StoredProof proof) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("key", proof.key().sha256());
    header.put("parent", proof.parent().fingerprint().sha256());
    header.put("parentFile", proof.parent().fileSha256());
    header.put("architecture", proof.parent().architecture().sha256());
    ArrayNode parameters = header.putArray("parameters");
    for (Tensor tensor : proof.parent().parameters()) {
      ArrayNode shape = parameters.addArray();
      tensor.shape().dims().forEach(shape::add);
    }
    ArrayNode roundings = header.putArray("roundings");
    proof.parent().roundings().forEach(roundings::add);
    proof.plan().ifPresent(plan -> header.set("plan", PlanContent.write(plan)));
    ArrayNode images = header.putArray("images");
    for (ImageProof image : proof.images()) {
      ObjectNode node = images.addObject();
      node.put("resolved", image.resolved());
      node.put("index", image.index());
      node.put("label", image.label());
      node.put("regions", image.regions());
      node.put("verified", image.verified());
      image.record().ifPresent(record -> node.set("record", recorded(record)));
      ArrayNode templates = node.putArray("templates");
      for (Template template : image.templates().templates()) {
        templates.addObject().put("cut", template.cut()).put("size", template.box().dimension());
      }
    }
    return header;
  }

  private static ObjectNode recorded(StoredRecord record) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("sha256", record.sha256()).put("bytes", record.bytes());
    ArrayNode costs = node.putArray("costs");
    for (ScratchCost cost : record.costs()) {
      costs
          .addObject()
          .put("method", cost.method())
          .put("groups", cost.groups())
          .put("regions", cost.regions())
          .put("settled", cost.settled())
          .put("seconds", cost.seconds());
    }
    return node;
  }

  /** Returns the numbers in bulk, in the order of the format. */
  static double[] numbers(StoredProof proof) {
    DoubleStream parameters =
        proof.parent().parameters().stream().flatMapToDouble(t -> Arrays.stream(t.shared()));
    return DoubleStream.concat(
            parameters, proof.images().stream().flatMapToDouble(ProofContent::numbers))
        .toArray();
  }

  private static DoubleStream numbers(ImageProof image) {
    return DoubleStream.concat(
        DoubleStream.of(image.worstMargin()),
        image.templates().templates().stream()
            .map(Template::box)
            .flatMapToDouble(
                box ->
                    DoubleStream.concat(
                        Arrays.stream(box.lowerArray()), Arrays.stream(box.upperArray()))));
  }

  /**
   * Puts a proof together again.
   *
   * @throws RefusedProofException if header and numbers do not fit
   * @throws IllegalArgumentException if they describe something that can not be
   */
  static StoredProof read(JsonNode header, NumberReader numbers) throws RefusedProofException {
    StoredParent parent =
        new StoredParent(
            new Fingerprint(HeaderReader.text(header, "parent")),
            HeaderReader.text(header, "parentFile"),
            new Fingerprint(HeaderReader.text(header, "architecture")),
            parameters(HeaderReader.array(header, "parameters"), numbers),
            Arrays.stream(HeaderReader.integers(header, "roundings")).boxed().toList());
    List<ImageProof> images = new ArrayList<>();
    for (JsonNode image : HeaderReader.array(header, "images")) {
      images.add(image(image, numbers));
    }
    numbers.requireEnd();
    return new StoredProof(
        new ProofKey(HeaderReader.text(header, "key")),
        parent,
        header.has("plan")
            ? Optional.of(PlanContent.read(HeaderReader.node(header, "plan")))
            : Optional.empty(),
        images);
  }

  private static List<Tensor> parameters(JsonNode shapes, NumberReader numbers)
      throws RefusedProofException {
    List<Tensor> tensors = new ArrayList<>();
    for (JsonNode dims : shapes) {
      HeaderReader.require(dims.isArray(), "parameters");
      List<Integer> sizes = new ArrayList<>();
      for (JsonNode dim : dims) {
        HeaderReader.require(dim.canConvertToInt(), "parameters");
        sizes.add(dim.intValue());
      }
      Shape shape = new Shape(sizes);
      tensors.add(Tensor.of(shape, numbers.take(shape.size())));
    }
    return tensors;
  }

  private static ImageProof image(JsonNode image, NumberReader numbers)
      throws RefusedProofException {
    double worstMargin = numbers.take(1)[0];
    List<Template> templates = new ArrayList<>();
    for (JsonNode template : HeaderReader.array(image, "templates")) {
      int size = HeaderReader.integer(template, "size");
      double[] lower = numbers.take(size);
      Bounds box = new Bounds(lower, numbers.take(size));
      templates.add(new Template(HeaderReader.integer(template, "cut"), box));
    }
    return new ImageProof(
        HeaderReader.text(image, "resolved"),
        HeaderReader.integer(image, "index"),
        HeaderReader.integer(image, "label"),
        HeaderReader.anyInteger(image, "regions"),
        HeaderReader.anyInteger(image, "verified"),
        worstMargin,
        new TemplateSet(templates),
        image.has("record")
            ? Optional.of(recorded(HeaderReader.node(image, "record")))
            : Optional.empty());
  }

  private static StoredRecord recorded(JsonNode record) throws RefusedProofException {
    List<ScratchCost> costs = new ArrayList<>();
    for (JsonNode cost : HeaderReader.array(record, "costs")) {
      costs.add(
          new ScratchCost(
              HeaderReader.text(cost, "method"),
              HeaderReader.longInteger(cost, "groups"),
              HeaderReader.longInteger(cost, "regions"),
              HeaderReader.longInteger(cost, "settled"),
              HeaderReader.number(cost, "seconds")));
    }
    return new StoredRecord(
        HeaderReader.text(record, "sha256"), HeaderReader.longInteger(record, "bytes"), costs);
  }
}
