#!/bin/sh
# Advises children of three networks under two properties each; run from the root of the checkout.
# Children go to a folder of their own; their recipes are kept here.
set -eu
here=results/runs/2026-11-23-advise
fanc=${FANC:-./fanc}
work=${WORK:-$(mktemp -d)}
advise() {
  network=$1 property=$2 name=$3
  for target in ${TARGETS:-int8 sparsity=.7}; do
    for keep in 1 0.95; do
      out=$name-$(echo "$target" | tr -d '=.')-$keep
      echo "== $out" >&2
      $fanc advise --threads 1 --network "networks/models/$network.onnx" --property "$property" \
        --target "$target" --keep-certified "$keep" --store "$work/store" \
        -o "$work/$out.onnx" --out "$here/$out.json" >"$here/$out.txt" || echo "exit $?" >>"$here/$out.txt"
      if [ -e "$work/$out.onnx.recipe.json" ]; then cp "$work/$out.onnx.recipe.json" "$here/$out.recipe.json"; fi
    done
  done
}
advise mnist-4x200 properties/instances/patch2x2.json mnist-4x200-patch
advise mnist-4x200 properties/instances/linf-0.02.json mnist-4x200-linf
advise fashion-7x200-certified properties/instances/fashion-patch2x2.json fashion-7x200-patch
advise fashion-conv-certified properties/instances/fashion-patch2x2.json fashion-conv-patch
advise fashion-7x200-certified $here/fashion-linf-0.02.json fashion-7x200-linf
advise fashion-conv-certified $here/fashion-linf-0.02.json fashion-conv-linf
