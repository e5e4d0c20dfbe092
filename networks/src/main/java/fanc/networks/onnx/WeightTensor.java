package fanc.networks.onnx;

import fanc.networks.Shape;
import java.util.Arrays;

/** A weight or bias as the file stores it. Immutable: arrays are copied in and out. */
public final class WeightTensor {
  /** In place of an axis: there is no such axis. */
  public static final int NO_AXIS = -1;

  private final String name;
  private final Shape shape;
  private final Layer layer;
  private final Role role;
  private final int outputAxis;
  private final int inputAxis;
  private final float[] values;

  /**
   * Makes a tensor with a copy of the values.
   *
   * @param name name of the initialiser
   * @param shape its shape in the file
   * @param layer what kind of operator reads it
   * @param role what it is to that operator
   * @param outputAxis the axis of {@code shape} that counts the layer's outputs (output channels),
   *     or {@link #NO_AXIS}
   * @param inputAxis the axis of {@code shape} that counts the layer's inputs (input channels of a
   *     group), or {@link #NO_AXIS}
   * @param values the entries, row-major
   * @throws IllegalArgumentException if there is not one value for each entry of the shape
   */
  public WeightTensor(
      String name,
      Shape shape,
      Layer layer,
      Role role,
      int outputAxis,
      int inputAxis,
      float[] values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          "'" + name + "' of shape " + shape + " with " + values.length + " values");
    }
    this.name = name;
    this.shape = shape;
    this.layer = layer;
    this.role = role;
    this.outputAxis = outputAxis;
    this.inputAxis = inputAxis;
    this.values = values.clone();
  }

  /** Kinds of operators with weights. */
  public enum Layer {
    /** Gemm or MatMul, and the Add of a bias after MatMul. */
    DENSE,
    /** Conv or ConvTranspose. */
    CONVOLUTION
  }

  /** What a tensor is to its operator. */
  public enum Role {
    /** Multiplied with the input. */
    WEIGHT,
    /** Added. */
    BIAS
  }

  /** Returns the name of the initialiser. */
  public String name() {
    return name;
  }

  /** Returns the shape in the file. */
  public Shape shape() {
    return shape;
  }

  /** Returns what kind of operator reads it. */
  public Layer layer() {
    return layer;
  }

  /** Returns what it is to its operator. */
  public Role role() {
    return role;
  }

  /**
   * Returns the axis of the shape that counts the layer's outputs; {@link #NO_AXIS} if there is
   * none, or several nodes read the tensor along different axes.
   */
  public int outputAxis() {
    return outputAxis;
  }

  /**
   * Returns the axis of the shape along which the layer sums over its inputs; {@link #NO_AXIS} if
   * there is none, or several nodes read the tensor along different axes.
   */
  public int inputAxis() {
    return inputAxis;
  }

  /** Returns a copy of the entries, row-major. */
  public float[] values() {
    return values.clone();
  }

  /** Returns the same tensor with other entries. */
  public WeightTensor withValues(float[] other) {
    return new WeightTensor(name, shape, layer, role, outputAxis, inputAxis, other);
  }

  /** Returns this reading joined with another of the same tensor: axes that differ are none. */
  WeightTensor readAlso(WeightTensor other) {
    return new WeightTensor(
        name,
        shape,
        layer,
        role,
        outputAxis == other.outputAxis ? outputAxis : NO_AXIS,
        inputAxis == other.inputAxis ? inputAxis : NO_AXIS,
        values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightTensor t
        && name.equals(t.name)
        && shape.equals(t.shape)
        && layer == t.layer
        && role == t.role
        && outputAxis == t.outputAxis
        && inputAxis == t.inputAxis
        && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return name + " " + shape + " " + layer + " " + role;
  }
}
