#!/usr/bin/env bash
# lost-worker.sh [JOB]: publishes the catalogue three times: in one program, on the cluster, and on a cluster of which a
# worker is killed in the job after this one, in that after describe unless it is given; and compares all files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
jobs=(list stored describe relate publish --rows 10)
publish() { # publish NAME: what the variables for cluster.sh say
  echo "$1"
  "$here/cluster.sh" "${jobs[@]}" --out "$out/$1"
}
WORKERS=0 publish alone
publish cluster
KILL_AFTER=${1:-describe} publish lost
for other in cluster lost; do
  diff -r "$out/alone/data" "$out/$other/data" || { echo "lost-worker.sh: $other gave other files" >&2; exit 1; }
done
files=$(find "$out/alone/data" -type f | wc -l)
[ "$files" -gt 0 ] || { echo "lost-worker.sh: no files were made" >&2; exit 1; }
echo "$files files are the same: alone, on a cluster, and with a worker lost"
