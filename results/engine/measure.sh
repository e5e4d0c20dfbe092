#!/bin/sh
# Takes the records of docs/performance.md, on a machine that does nothing else; see README.md.
#
#   FANC_REFERENCE=/folder/of/reference/data results/engine/measure.sh [PART...]
#
# Parts: bench products growth start profile jmh tables; all of them if none is named. `tables` only reads.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
cd "$root"
benchmark=benchmarks/engine.json
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The launcher builds the program; the programs that measure lie in the test tree.
./fanc --version >/dev/null
classes=cli/target/test-classes:results/target/test-classes:cli/target/fanc.jar
for jar in cli/target/lib/*; do classes=$classes:$jar; done

java_with() {
  options=
  if java --list-modules | grep -q '^jdk.incubator.vector'; then
    options='--add-modules jdk.incubator.vector'
  fi
  # As the launcher starts it.
  # shellcheck disable=SC2086
  java $options -XX:+UseParallelGC -XX:MaxRAMPercentage=60 -XX:NewSize=256m -XX:MaxNewSize=256m -XX:-UsePerfData \
    -Dfanc.root="$root" -cp "$classes" "$@" 2>"$scratch/stderr" ||
    { cat "$scratch/stderr" >&2; return 1; }
}

condition() {
  echo "$1: $(date -u +%Y-%m-%dT%H:%M:%SZ), load $(cut -d' ' -f1-3 /proc/loadavg)" >>"$here/conditions.txt"
}

conditions() {
  {
    echo "revision: $(git rev-parse HEAD 2>/dev/null || echo unknown)"
    echo "processor: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores"
    echo "java: $(java -version 2>&1 | tail -n 1)"
  } >"$here/conditions.txt"
}

bench() {
  : >"$scratch/runs"
  for threads in 1 2; do
    ./fanc bench --fresh $benchmark --threads $threads 2>"$scratch/notes" >/dev/null
    sed -n 's|^.*written: .*/||p' "$scratch/notes" >>"$scratch/runs"
  done
  mv "$scratch/runs" "$here/runs.txt"
}

products() {
  java_with fanc.cli.ProductMeasurement $benchmark "$here/products.json"
}

growth() {
  echo "grows,size,method,regions,first_seconds,warm_seconds,peak_mebibytes" >"$scratch/growth.csv"
  for method in deepz scratch; do
    for size in 10 100 1000 10000 100000; do point regions $size $method; done
    for size in 1 2 4 7 14 28; do point symbols $size $method; done
    for size in 50 100 200 400 800 1600; do point width $size $method; done
    for size in 2 4 8 16 32; do point depth $size $method; done
  done
  mv "$scratch/growth.csv" "$here/growth.csv"
}

point() {
  java_with fanc.cli.GrowthMeasurement "$1" "$2" "$3" >>"$scratch/growth.csv"
}

# milliseconds NAME COMMAND...: the median and the extremes of eleven processes.
milliseconds() {
  name=$1
  shift
  for _ in 1 2 3 4 5 6 7 8 9 10 11; do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - begin) / 10000))
  done | sort -n | awk -v name="$name" \
    '{t[NR] = $1 / 100} END {printf "%s,%.2f,%.2f,%.2f\n", name, t[6], t[1], t[NR]}' >>"$scratch/start.csv"
}

start() {
  echo "command,median_milliseconds,least,most" >"$scratch/start.csv"
  milliseconds version ./fanc --version
  # Without a store there is no parent's proof to look for.
  milliseconds verify ./fanc verify --network networks/models/mnist-1x100.onnx \
    --property properties/instances/linf-0.02.json --image 0 --method deepz
  if [ -n "${FANC_REFERENCE:-}" ]; then
    for method in deepz scratch; do
      milliseconds "fcnn7-patch-$method" ./fanc verify --network "$FANC_REFERENCE/fanc/nets/fcnn7.onnx" \
        --property properties/instances/reference-mnist-patch2x2.json --image 0 --method $method --threads 1
    done
  fi
  mv "$scratch/start.csv" "$here/start.csv"
}

# samples NETWORK PROPERTY METHOD: where the samples of a profiler lie, by the method on top of the stack.
samples() {
  java_with -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints -XX:StartFlightRecording=filename="$scratch/$1.jfr",settings=profile \
    fanc.cli.ProfiledWork $benchmark "$1" "$2" "$3" 12 >/dev/null
  {
    echo "# $1, $2, $3: share of the samples of 12 s, warm-up included, by the method on top of the stack"
    jfr print --events jdk.ExecutionSample,jdk.NativeMethodSample --stack-depth 1 "$scratch/$1.jfr" |
      awk '/stackTrace = \[/ {getline; sub(/^ */, ""); sub(/\(.*/, ""); if ($0 ~ /^fanc|^org.bytedeco|^jdk.incubator|^java.util.Arrays|^java.lang.(Math|StrictMath)/) {n[$0]++; all++}}
        END {for (m in n) printf "%5.1f %%  %s\n", 100 * n[m] / all, m}' |
      sort -rn | head -n 20
    echo
  } >>"$scratch/profile.txt"
}

profile() {
  : >"$scratch/profile.txt"
  samples fcnn7 reference-mnist-patch2x2 deepz
  samples fcnn7 reference-mnist-linf0.02 deepz
  samples fconv4 reference-mnist-patch2x2 deepz
  samples fconv4_cifar reference-cifar-patch2x2 deepz
  mv "$scratch/profile.txt" "$here/profile.txt"
}

jmh() {
  mvn -q -Dquick -Pbench -DskipTests -pl verifier/openblas -am test \
    -Djmh="Benchmark -f 1 -wi 4 -w 250ms -i 4 -r 250ms -bm avgt -rf json -rff $scratch/jmh.json" >"$scratch/jmh.txt" 2>&1 ||
    { cat "$scratch/jmh.txt" >&2; return 1; }
  sed '/"jvm" :/d' "$scratch/jmh.json" >"$here/jmh.json"
}

tables() {
  java_with fanc.results.performance.PerformanceTables "$root"
}

[ $# -gt 0 ] || { set -- bench products growth start profile jmh tables; conditions; }
for part in "$@"; do
  [ "$part" = tables ] || condition "$part begins"
  "$part"
  [ "$part" = tables ] || condition "$part ends"
done
