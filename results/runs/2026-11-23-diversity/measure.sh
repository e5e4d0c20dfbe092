#!/bin/sh
# Compares the members of ensembles: results/runs/2026-11-23-diversity/measure.sh FOLDER REPETITION...
#
# FOLDER is what results/runs/2026-11-23-prune-and-tune/train.sh left: for each repetition six Prune and
# Tune members with pairs of complementary masks (ar), six with random masks (rand), six independent
# networks (ind) and the snapshots of one training (snap). Run from the root of the repository; needs
# training/fetch-data.sh fashion-mnist. Answers on the first 2,000 test images, features and saliency on 500.
set -eu

nets=$1
shift
out=$(dirname "$0")
images=training/data/fashion-mnist/t10k-images-idx3-ubyte.gz

# compare NAME MEMBERS...
compare() {
  name=$1
  shift
  ./fanc diversity "$@" --images "$images" --rows 0..1999 --out "$out/$name.json" >/dev/null
}

for r in "$@"; do
  compare "ar-$r" --ensemble "$nets/$r/ar/members.json"
  compare "rand-$r" --ensemble "$nets/$r/rand/members.json"
  compare "ind-$r" "$nets/$r"/ind/ind[1-6].onnx
  compare "snap-$r" "$nets/$r"/snap/snap-epoch*.onnx
done
