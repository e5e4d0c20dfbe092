package fanc.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The dialect of JSON our records are written in: keys in the order of the components, doubles in
 * the shortest form that reads back exactly, null for a double that is not finite, line ends of one
 * kind. Reading is strict: no unknown, missing or doubled key, no number in quotes.
 */
final class RecordJson {
  /** Stands for the steps of a rung in a record that has none. */
  static final String NO_STEPS = "no steps";

  /** The keys that a record without details leaves out; null stands for them. */
  private static final List<String> DETAILS =
      List.of("command", "picture", "drift", "margins", "settledBy", "positions", "pixels");

  static final JsonMapper MAPPER = mapper();

  private RecordJson() {}

  /** Returns a writer that indents by two blanks and ends lines with a line feed everywhere. */
  static ObjectWriter prettyWriter() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter));
  }

  private static JsonMapper mapper() {
    SimpleModule doubles = new SimpleModule("doubles");
    doubles.addSerializer(double.class, new DoubleSerializer());
    doubles.addSerializer(Double.class, new DoubleSerializer());
    doubles.addSerializer(Numbers.class, new NumbersSerializer());
    doubles.addDeserializer(double.class, new DoubleDeserializer());
    doubles.addDeserializer(Numbers.class, new NumbersDeserializer());
    return JsonMapper.builder()
        .addModule(doubles)
        .injectableValues(leftOut())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
        .build();
  }

  private static InjectableValues leftOut() {
    InjectableValues.Std values = new InjectableValues.Std().addValue(NO_STEPS, List.of());
    DETAILS.forEach(key -> values.addValue(key, null));
    return values;
  }

  private static void write(double value, JsonGenerator generator) throws IOException {
    if (Double.isFinite(value)) {
      generator.writeNumber(value);
    } else {
      generator.writeNull();
    }
  }

  private static double read(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_NULL)) {
      return Double.NaN;
    }
    if (!parser.currentToken().isNumeric()) {
      return (Double) context.handleUnexpectedToken(double.class, parser);
    }
    return parser.getDoubleValue();
  }

  private static final class DoubleSerializer extends StdSerializer<Double> {
    private static final long serialVersionUID = 1;

    DoubleSerializer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      write(value, generator);
    }
  }

  private static final class NumbersSerializer extends StdSerializer<Numbers> {
    private static final long serialVersionUID = 1;

    NumbersSerializer() {
      super(Numbers.class);
    }

    @Override
    public void serialize(Numbers values, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeStartArray(values, values.size());
      for (int i = 0; i < values.size(); i++) {
        write(values.get(i), generator);
      }
      generator.writeEndArray();
    }
  }

  private static final class DoubleDeserializer extends StdDeserializer<Double> {
    private static final long serialVersionUID = 1;

    DoubleDeserializer() {
      super(double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return read(parser, context);
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class NumbersDeserializer extends StdDeserializer<Numbers> {
    private static final long serialVersionUID = 1;

    NumbersDeserializer() {
      super(Numbers.class);
    }

    @Override
    public Numbers deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.isExpectedStartArrayToken()) {
        return (Numbers) context.handleUnexpectedToken(Numbers.class, parser);
      }
      double[] values = new double[16];
      int size = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = read(parser, context);
      }
      return Numbers.of(Arrays.copyOf(values, size));
    }
  }
}
