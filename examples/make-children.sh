#!/bin/sh
# Stands for what makes the networks that are shipped: an exporter, a quantiser, a training.
set -eu
mkdir -p children
fanc approx --network parent.onnx --method int8 -o children/int8.onnx
fanc approx --network parent.onnx --method prune30 -o children/prune30.onnx
