#!/bin/sh
# Times whole processes of ./fanc: medians of some starts, alternating, of the wall time and of the
# processor time; and peak memory. From the root of the repository, after a first start:
#
#   results/startup/measure.sh [STARTS] >results/startup/starts.txt
set -eu

starts=${1:-11}
network=networks/models/mnist-1x100.onnx
patches=properties/instances/patch2x2.json
ball=properties/instances/linf-0.02.json
times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

# timed NAME COMMAND...: appends wall seconds, processor seconds and peak megabytes of one run.
timed() {
  name=$1
  shift
  /usr/bin/time -q -a -o "$times/$name" -f '%e %U %S %M' "$@" >/dev/null 2>&1 || true
}

# middle COLUMN FILE: the median.
middle() {
  sort -n -k "$1,$1" "$2" | awk -v c="$1" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'
}

run=0
while [ "$run" -lt "$starts" ]; do
  for archive in yes no; do
    FANC_ARCHIVE=$archive
    export FANC_ARCHIVE
    timed "version.$archive" ./fanc --version
    timed "help.$archive" ./fanc verify --help
    timed "inspect.$archive" ./fanc inspect "$network"
    timed "patches.$archive" ./fanc verify --network "$network" --property "$patches" --image 0
    timed "ball.$archive" ./fanc verify --network "$network" --property "$ball" --image 0
  done
  run=$((run + 1))
done

echo "processors: $(nproc)  load at the end: $(cut -d ' ' -f 1-3 /proc/loadavg)  starts: $starts"
"${JAVA_HOME:-/usr}/bin/java" -version 2>&1 | sed -n 2p
echo "median of:  wall s  processor s  peak MB"
for name in version help inspect patches ball; do
  for archive in yes no; do
    awk '{ print $1, $2 + $3, $4 / 1024 }' "$times/$name.$archive" >"$times/all"
    printf '%-8s archive %-3s  %5.2f  %5.2f  %4.0f\n' "$name" "$archive" \
      "$(middle 1 "$times/all")" "$(middle 2 "$times/all")" "$(middle 3 "$times/all")"
  done
done
