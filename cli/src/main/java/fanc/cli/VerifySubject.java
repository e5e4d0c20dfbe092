package fanc.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What {@code fanc verify} was asked to verify, and of what: which combinations make sense.
 *
 * @param query a VNN-LIB file as the argument, or null
 * @param property a file of a property, or null
 * @param instances a list of networks and properties, or null
 * @param ensemble a list of networks that answer together, or null
 * @param network the network, or null
 * @param part whether images or a region are chosen
 * @param resume whether results that are there are kept
 * @param recorded whether there is a place for results
 */
record VerifySubject(
    Path query,
    Path property,
    Path instances,
    Path ensemble,
    String network,
    boolean part,
    boolean resume,
    boolean recorded) {

  /**
   * Checks that there is one subject.
   *
   * @throws ParameterException if not
   */
  void require(CommandLine command) {
    int missing = Collections.frequency(Arrays.asList(query, property, instances), null);
    if (missing != 2) {
      throw new ParameterException(
          command, "give either --property FILE, or one VNN-LIB file, or --instances FILE.csv");
    }
    if (ensemble != null && (network != null || property == null)) {
      throw new ParameterException(
          command,
          network != null
              ? "--ensemble names the networks itself; leave --network out"
              : "--ensemble goes with --property");
    }
    boolean named = network != null || ensemble != null;
    if (named == (instances != null)) {
      throw new ParameterException(
          command,
          instances == null
              ? "Missing required option: '--network=[NAME=]FILE'"
              : "--instances names the networks itself; leave --network out");
    }
    boolean many = instances != null || manyNetworks();
    boolean wrongPart = part && property == null;
    if (wrongPart || (resume && (!many || !recorded))) {
      throw new ParameterException(
          command,
          wrongPart
              ? "--images and --region choose parts; an answer is about all of a query"
              : "--resume goes with --instances or many networks, and with --out");
    }
  }

  /** Returns whether the network is a folder or a pattern. */
  boolean manyNetworks() {
    return network != null && NetworkFiles.areMeantBy(network);
  }

  /** Returns whether a property of one network is asked about. */
  boolean oneNetwork() {
    return property != null && network != null && !manyNetworks();
  }
}
