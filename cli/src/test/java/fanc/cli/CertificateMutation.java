package fanc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways to damage or forge a certificate. */
enum CertificateMutation {
  /** Any float of the payload gets another bit. */
  BIT_OF_A_NUMBER {
    @Override
    void apply(OpenCertificate c, Random random) {
      if (c.payload.length > 0) {
        int i = random.nextInt(c.payload.length);
        int bits = Float.floatToRawIntBits(c.payload[i]) ^ (1 << random.nextInt(32));
        c.payload[i] = Float.intBitsToFloat(bits);
      }
    }
  },
  /** A few ends of hulls or margins are moved: some promise more, some less. */
  BOUNDS {
    @Override
    void apply(OpenCertificate c, Random random) {
      double size = Math.pow(10, -random.nextInt(9));
      for (int n = c.payload.length == 0 ? 0 : 1 + random.nextInt(4); n > 0; n--) {
        int i = random.nextInt(c.payload.length);
        c.payload[i] += (float) (size * random.nextGaussian());
      }
    }
  },
  /** All margins of a part are raised, so that children may claim more. */
  MARGINS {
    @Override
    void apply(OpenCertificate c, Random random) {
      JsonNode part = part(c, random);
      if (part.path("facts").isObject()) {
        int from = part.path("facts").path("margins").asInt();
        float more = random.nextFloat();
        for (int i = 0; i < OpenCertificate.numbers(part.path("regions")).length; i++) {
          c.payload[from + i] += more;
        }
      }
    }
  },
  /** A hull is narrowed to nearly a point. */
  HULL {
    @Override
    void apply(OpenCertificate c, Random random) {
      JsonNode values = part(c, random).path("facts").path("values");
      if (values.size() > 0) {
        JsonNode value = values.get(random.nextInt(values.size()));
        float part = random.nextFloat();
        for (int i = 0; i < value.path("count").asInt(); i++) {
          int lower = value.path("lower").asInt() + i;
          int upper = value.path("upper").asInt() + i;
          float width = c.payload[upper] - c.payload[lower];
          c.payload[random.nextBoolean() ? lower : upper] +=
              part * (random.nextBoolean() ? 1 : -1) * width;
        }
      }
    }
  },
  /** Numbers of values, offsets and counts. */
  ADDRESS {
    @Override
    void apply(OpenCertificate c, Random random) {
      JsonNode facts = part(c, random).path("facts");
      JsonNode values = facts.path("values");
      if (values.size() > 0) {
        List<String> keys = List.of("value", "lower", "upper", "count", "margins");
        String key = keys.get(random.nextInt(keys.size()));
        JsonNode holder = key.equals("margins") ? facts : values.get(random.nextInt(values.size()));
        nudge((ObjectNode) holder, key, random);
      }
    }
  },
  /** More regions are claimed to be verified: one, some, or all of the part. */
  CLAIMS {
    @Override
    void apply(OpenCertificate c, Random random) {
      ObjectNode part = part(c, random);
      if (random.nextBoolean()) {
        part.set("verified", part.path("regions").deepCopy());
      } else {
        moveEnd((ArrayNode) part.path("verified"), random);
      }
    }
  },
  /** The part is about other regions, and claims them too or not. */
  REGIONS {
    @Override
    void apply(OpenCertificate c, Random random) {
      ObjectNode part = part(c, random);
      if (random.nextInt(3) == 0) {
        ArrayNode all = part.putArray("regions");
        all.addArray().add(0).add(MonotoneFiles.POSITIONS - 1);
      } else {
        moveEnd((ArrayNode) part.path("regions"), random);
      }
      if (random.nextBoolean()) {
        part.set("verified", part.path("regions").deepCopy());
      }
    }
  },
  /** Another kind of proof for the same claims. */
  PROOF {
    @Override
    void apply(OpenCertificate c, Random random) {
      ObjectNode part = part(c, random);
      switch (random.nextInt(3)) {
        case 0 -> part.putObject("proof").put("kind", "interval");
        case 1 -> zonotope(part, random.nextBoolean());
        default ->
            part.putObject("proof").put("kind", "drift").putArray("cites").add(random.nextInt(4));
      }
    }
  },
  /** A drift part cites another part, none, or several. */
  CITES {
    @Override
    void apply(OpenCertificate c, Random random) {
      JsonNode proof = part(c, random).path("proof");
      if (proof.path("kind").asText().equals("drift")) {
        ArrayNode cites = ((ObjectNode) proof).putArray("cites");
        for (int n = random.nextInt(3); n > 0; n--) {
          cites.add(random.nextInt(8));
        }
      }
    }
  },
  /** Fingerprint, claim, label, number of regions, or the parent's seal. */
  IDENTITY {
    @Override
    void apply(OpenCertificate c, Random random) {
      ObjectNode image = image(c, random);
      switch (random.nextInt(5)) {
        case 0 -> ((ObjectNode) c.header.path("network")).put("fingerprint", hex(random));
        case 1 -> image.put("claim", hex(random));
        case 2 -> image.put("label", 1 - image.path("label").asInt());
        case 3 -> nudge(image, "regions", random);
        default -> {
          if (c.header.path("parent").isObject()) {
            ((ObjectNode) c.header.path("parent")).put("seal", hex(random));
          }
        }
      }
    }
  },
  /** Images change places: the proof of one for the claim of another. */
  IMAGES {
    @Override
    void apply(OpenCertificate c, Random random) {
      ArrayNode images = (ArrayNode) c.header.path("images");
      ObjectNode image = image(c, random);
      if (random.nextBoolean() || images.size() < 2) {
        image.put("image", random.nextInt(3));
      } else {
        JsonNode parts = images.get(0).path("parts");
        ((ObjectNode) images.get(0)).set("parts", images.get(1).path("parts"));
        ((ObjectNode) images.get(1)).set("parts", parts);
      }
    }
  },
  /** Parts are doubled, left out, or put in another order. */
  PARTS {
    @Override
    void apply(OpenCertificate c, Random random) {
      ArrayNode parts = (ArrayNode) image(c, random).path("parts");
      int i = random.nextInt(parts.size());
      JsonNode part = parts.get(i);
      switch (random.nextInt(3)) {
        case 0 -> parts.add(part.deepCopy());
        case 1 -> parts.remove(i);
        default -> {
          parts.remove(i);
          parts.insert(random.nextInt(parts.size() + 1), part);
        }
      }
    }
  };

  /** Changes a certificate. */
  abstract void apply(OpenCertificate certificate, Random random);

  private static ObjectNode image(OpenCertificate c, Random random) {
    JsonNode images = c.header.path("images");
    return (ObjectNode) images.get(random.nextInt(images.size()));
  }

  private static ObjectNode part(OpenCertificate c, Random random) {
    List<JsonNode> parts = new ArrayList<>();
    c.header.path("images").forEach(image -> image.path("parts").forEach(parts::add));
    return (ObjectNode) parts.get(random.nextInt(parts.size()));
  }

  private static void zonotope(ObjectNode part, boolean intervals) {
    ObjectNode proof = part.putObject("proof");
    proof.put("kind", "zonotope").put("symbols", "fresh").put("intervals", intervals);
  }

  private static void nudge(ObjectNode node, String key, Random random) {
    int by = random.nextInt(3) == 0 ? random.nextInt(100) - 50 : random.nextBoolean() ? 1 : -1;
    node.put(key, node.path(key).asInt() + by);
  }

  /** Moves an end of one range, or adds a region where there is none. */
  private static void moveEnd(ArrayNode ranges, Random random) {
    if (ranges.isEmpty()) {
      long region = random.nextInt(MonotoneFiles.POSITIONS);
      ranges.addArray().add(region).add(region);
      return;
    }
    ArrayNode range = (ArrayNode) ranges.get(random.nextInt(ranges.size()));
    int end = random.nextInt(2);
    range.set(
        end, range.numberNode(range.get(end).asLong() + (1 + random.nextInt(3)) * (2L * end - 1)));
  }

  private static String hex(Random random) {
    return "%016x".formatted(random.nextLong()).repeat(4);
  }
}
