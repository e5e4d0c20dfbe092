package fanc.results;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * One verification run: what was asked, what was found, what it cost. The component names are the
 * keys of the JSON record, which other programs rely on.
 *
 * @param tool the build that ran
 * @param command the arguments that make the run again in the same working folder, {@code fanc}
 *     first; empty in records of older versions
 * @param network the network that was verified
 * @param property the property
 * @param picture what the regions are around; null where it is no image or no details are kept
 * @param proof the parent's proof that was used; null from scratch
 * @param proofReason why no proof was used; null if one was or none was asked for
 * @param method the method, as on the command line
 * @param threads number of threads
 * @param semantics the arithmetic the verdicts are about: {@code real} or {@code float32}
 * @param backend the arithmetic backend
 * @param machine the machine
 * @param summary totals
 * @param drift how far the values of a child can be from its parent's, in the order of the network;
 *     null from scratch, or where no details are kept
 * @param images one entry per image with a verdict, in the order of the property
 */
public record VerificationResult(
    ToolIdentity tool,
    @JacksonInject("command") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> command,
    NetworkIdentity network,
    PropertyIdentity property,
    @JacksonInject("picture") @JsonInclude(JsonInclude.Include.NON_NULL) Picture picture,
    ProofIdentity proof,
    String proofReason,
    String method,
    int threads,
    String semantics,
    String backend,
    Machine machine,
    Summary summary,
    @JacksonInject("drift") @JsonInclude(JsonInclude.Include.NON_NULL) List<ValueDrift> drift,
    List<ImageResult> images) {

  /** Name and version of the format, the value of the key {@code $schema}. */
  public static final String SCHEMA = "result-1.json";

  /** Checks that what must be there is, and copies the images. */
  public VerificationResult {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(semantics, "semantics");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(summary, "summary");
    command = command == null ? List.of() : List.copyOf(command);
    drift = drift == null ? null : List.copyOf(drift);
    images = List.copyOf(images);
  }

  /** Makes a record without details. */
  public VerificationResult(
      ToolIdentity tool,
      NetworkIdentity network,
      PropertyIdentity property,
      ProofIdentity proof,
      String proofReason,
      String method,
      int threads,
      String semantics,
      String backend,
      Machine machine,
      Summary summary,
      List<ImageResult> images) {
    this(
        tool,
        List.of(),
        network,
        property,
        null,
        proof,
        proofReason,
        method,
        threads,
        semantics,
        backend,
        machine,
        summary,
        null,
        images);
  }
}
