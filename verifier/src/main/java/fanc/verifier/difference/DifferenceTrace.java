package fanc.verifier.difference;

import fanc.networks.Network;
import fanc.networks.Step;
import fanc.verifier.Bounds;
import fanc.verifier.Hulls;
import fanc.verifier.inputs.InputSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A difference pass under way: what has been found of the values made so far. Mutable. */
final class DifferenceTrace {
  private final Network network;
  private final Hulls parent;
  private final InputSet[] sets;
  private final Bounds[] difference;
  private final Bounds[] made;
  private final List<Bounds> child = new ArrayList<>();

  /** Begins with an input that is the same in both networks. */
  DifferenceTrace(Network network, InputSet set, Hulls parent) {
    this.network = network;
    this.parent = parent;
    this.sets = ParentHulls.sets(network, set);
    this.difference = new Bounds[network.output() + 1];
    this.made = new Bounds[network.output() + 1];
    child.add(parent.at(0));
  }

  /** Returns H where it is known. */
  Hulls parent() {
    return parent;
  }

  /** Returns B of a value made. */
  Bounds child(int value) {
    return child.get(value);
  }

  /** Returns D of a value made, zeros where it is the same in both networks. */
  Bounds difference(int value) {
    Bounds d = difference[value];
    if (d != null) {
      return d;
    }
    int n = network.shape(value).size();
    return new Bounds(new double[n], new double[n]);
  }

  /** Returns whether a value made is the same in both networks. */
  boolean isSame(int value) {
    return difference[value] == null;
  }

  /** Returns the set that contains a value made, if it is one that both networks share; or null. */
  InputSet set(int value) {
    return isSame(value) ? sets[value] : null;
  }

  /** Returns whether all that a step reads is the same in both networks. */
  boolean readsTheSame(Step step) {
    return step.inputs().stream().allMatch(this::isSame);
  }

  /** Returns B of all that a step reads. */
  List<Bounds> child(Step step) {
    return step.inputs().stream().map(child::get).toList();
  }

  /** Keeps the part of a difference that does not come from differences before. */
  void keepMade(int value, Bounds bounds) {
    made[value] = bounds;
  }

  /** Adds the next value; a difference of null says that it is the same in both networks. */
  void add(Bounds d, Bounds b) {
    difference[child.size()] = d;
    child.add(b);
  }

  /** Replaces what was found of the value added last by something tighter. */
  void replaceLast(Bounds d, Bounds b) {
    difference[child.size() - 1] = d;
    child.set(child.size() - 1, b);
  }

  /** Returns what was found of the values added so far. */
  Drift drift() {
    int size = child.size();
    return new Drift(
        parent,
        new Hulls(child),
        Arrays.asList(Arrays.copyOf(difference, size)),
        Arrays.asList(Arrays.copyOf(made, size)));
  }
}
