package fanc.networks.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs models elsewhere: the oracle for what a file computes. */
public final class OnnxRuntime {
  private OnnxRuntime() {}

  /** Returns one output of a model for one input. */
  static double[] run(byte[] model, String output, double[] input) throws OrtException {
    try (OrtSession session = open(model)) {
      return run(session, output, input);
    }
  }

  /**
   * Returns the only output of a model in a file, for one input.
   *
   * @param input the entries of all inputs, one input after the other
   */
  public static double[] run(Path file, double[] input) throws OrtException {
    try (OrtSession session = open(file)) {
      return run(session, session.getOutputNames().iterator().next(), input);
    }
  }

  /** Opens a model. */
  static OrtSession open(byte[] model) throws OrtException {
    return OrtEnvironment.getEnvironment().createSession(model, plain());
  }

  /** Opens a file. */
  static OrtSession open(Path file) throws OrtException {
    return OrtEnvironment.getEnvironment().createSession(file.toString(), plain());
  }

  /** Fused operators may compute with fewer digits than the file says. */
  private static OrtSession.SessionOptions plain() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
    return options;
  }

  /**
   * Returns one output for one input.
   *
   * @param input the entries of all inputs, one input after the other
   */
  static double[] run(OrtSession session, String output, double[] input) throws OrtException {
    Map<String, OnnxTensor> feed = new LinkedHashMap<>();
    try {
      int start = 0;
      for (String name : session.getInputNames()) {
        TensorInfo info = (TensorInfo) session.getInputInfo().get(name).getInfo();
        long[] dims = Arrays.stream(info.getShape()).map(d -> Math.max(1, d)).toArray();
        int size = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        double[] part = Arrays.copyOfRange(input, start, start + size);
        feed.put(name, tensor(info.type, part, dims));
        start += size;
      }
      try (OrtSession.Result result = session.run(feed)) {
        return entries((OnnxTensor) result.get(output).orElseThrow());
      }
    } finally {
      feed.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(OnnxJavaType type, double[] values, long[] dims)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    if (type == OnnxJavaType.DOUBLE) {
      return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), dims);
    }
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(narrow), dims);
  }

  private static double[] entries(OnnxTensor tensor) {
    if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
      DoubleBuffer wide = tensor.getDoubleBuffer();
      double[] values = new double[wide.remaining()];
      wide.get(values);
      return values;
    }
    FloatBuffer narrow = tensor.getFloatBuffer();
    double[] values = new double[narrow.remaining()];
    Arrays.setAll(values, narrow::get);
    return values;
  }
}
