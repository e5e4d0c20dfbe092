package fanc.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fanc.networks.training.TrainingService;
import java.nio.charset.StandardCharsets;

/**
 * What stands in the JSON file beside a network: where it came from and what it can do. Holds no
 * time and no machine, so that training again gives the same bytes.
 *
 * @param name of the network
 * @param origin how it was made
 * @param licence of the weights
 * @param sha256 of the ONNX file
 * @param parentSha256 of the ONNX file it was trained further from; empty, and left out, for none
 * @param test what it does on the test images
 * @param data what it was trained on
 * @param recipe the whole recipe
 */
@JsonPropertyOrder({
  "name",
  "origin",
  "licence",
  "sha256",
  "parentSha256",
  "test",
  "data",
  "recipe"
})
record ModelCard(
    String name,
    String origin,
    String licence,
    String sha256,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String parentSha256,
    Test test,
    Data data,
    Recipe recipe) {

  /** Images of the test set and how many of them are classified correctly. */
  record Test(int images, int correct) {}

  /** Data set, its licence, and the package it was fetched from. */
  record Data(String set, String licence, String source) {}

  /** Returns the card of a finished training. */
  static ModelCard of(Recipe recipe, TrainingService.Result result, String parentSha256) {
    DataSet set = recipe.data();
    return new ModelCard(
        recipe.name(),
        "trained by fanc",
        "Apache-2.0",
        result.sha256(),
        parentSha256,
        new Test(result.testImages(), result.correct()),
        new Data(set.id(), set.licence(), set.source()),
        recipe);
  }

  /** Returns the card as indented JSON in UTF-8. */
  byte[] toJson() {
    try {
      String text =
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(this);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card of numbers and text could not be written", e);
    }
  }
}
