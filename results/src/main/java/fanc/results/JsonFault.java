package fanc.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** What is wrong with JSON, for people: the place, and what was expected there. */
final class JsonFault {
  private JsonFault() {}

  /** Returns what to say of a key that no reader knows, with the closest one. */
  static String unknown(String place, String key, List<String> known) {
    return "unknown key '"
        + place
        + "'; the closest known one is '"
        + KeyDistance.closest(key, known)
        + "'";
  }

  /** Returns the place and the reason, in one line. */
  static String of(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return unknown(
          path(unknown),
          unknown.getPropertyName(),
          unknown.getKnownPropertyIds().stream().map(String::valueOf).toList());
    }
    if (e.getCause() instanceof IllegalArgumentException refused) {
      String place = e instanceof JsonMappingException mapping ? path(mapping) : "";
      return (place.isEmpty() ? "" : place + ": ") + refused.getMessage();
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      boolean missing = firstLine(e).startsWith("Missing creator property");
      return "key '" + path(mapping) + "'" + (missing ? " is missing" : ": " + firstLine(e));
    }
    return (e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ")
        + firstLine(e);
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("not readable");
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
