package fanc.properties.vnnlib;

import java.util.List;
import java.util.Optional;

/**
 * A query: is there an input of some case whose output violates the case's constraint? It holds, in
 * the words of VNN-LIB it is {@code unsat}, if no case has one.
 *
 * @param outputs the number of outputs of the network
 * @param inputsAtOutput inputs that are compared with outputs in one inequality; constraints speak
 *     of the outputs and after them of these
 * @param cases at least one; made anew at each access, for there may be many
 * @param statement the query in words a person reads, some lines
 * @param note what a reader should know beside the verdict
 * @param declared the network as a query of VNN-LIB 2.0 declares it; nothing for 1.0
 */
public record VnnlibQuery(
    int outputs,
    List<Integer> inputsAtOutput,
    List<VnnlibCase> cases,
    List<String> statement,
    Optional<String> note,
    Optional<QueryInterface> declared) {}
