package fanc.approx;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads an exact decimal, which JSON holds as text because readers of its numbers round them. */
final class DecimalText extends StdDeserializer<BigDecimal> {
  private static final long serialVersionUID = 1;

  /** The parser would take forever to add to a number with an exponent of billions. */
  private static final int LONGEST = 400;

  DecimalText() {
    super(BigDecimal.class);
  }

  @Override
  public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    if (text.length() > LONGEST || !text.matches("[0-9]+(\\.[0-9]+)?(E[+-]?[0-9]{1,3})?")) {
      context.reportInputMismatch(
          BigDecimal.class, "expected a decimal number in quotes, such as \"0.125\"");
    }
    return new BigDecimal(text);
  }
}
