package fanc.networks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import fanc.networks.Shape;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs models elsewhere: the oracle for what a file computes. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  /** Returns the output for one input, computed in float32. */
  static float[] run(byte[] model, Shape shape, double[] input) throws OrtException {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model)) {
      return run(session, shape, input);
    }
  }

  /** Returns the output of an open session for one input, computed in float32. */
  static float[] run(OrtSession session, Shape shape, double[] input) throws OrtException {
    float[] narrow = new float[input.length];
    for (int i = 0; i < input.length; i++) {
      narrow[i] = (float) input[i];
    }
    long[] dims = shape.dims().stream().mapToLong(dim -> dim).toArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    String name = session.getInputNames().iterator().next();
    try (OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(narrow), dims);
        OrtSession.Result result = session.run(Map.of(name, x))) {
      FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[output.remaining()];
      output.get(values);
      return values;
    }
  }
}
