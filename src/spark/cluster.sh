#!/usr/bin/env bash
# cluster.sh JOB… OPTIONS…
# Runs jobs on a stand-alone cluster on this machine: a master and two workers on loopback, started from the jars of
# Maven. Make the program first: mvn -q -Pspark test-compile. These variables change what happens:
#   WORKERS=N            so many workers; with 0 the jobs run in one program without a cluster
#   PORT=N               the port of the master; any free one unless it is given
#   PARTITIONS=N         into how many parts rows are spread, 8 unless it is given
#   KILL_AFTER=JOB       when this job has ended, the last worker is killed with all that it runs, a few seconds into the
#                        next one
# What the master, the workers and their executors print is in target/spark/cluster.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "cluster.sh: $*" >&2; exit 2; }
[ $# -gt 0 ] || fail "no job is named; try: cluster.sh list stored describe relate publish --out target/hub"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" >/dev/null || fail "there is no $java; a Java of version 17 or later is needed"
made=$PWD/target/spark
[ -s "$made/classpath" ] && [ -d "$made/classes/dev/pedigree/spark" ] ||
  fail "the jobs are not compiled: mvn -q -Pspark test-compile"
workers=${WORKERS:-2}
[ -z "${KILL_AFTER:-}" ] || [ "$workers" -ge 2 ] || fail "with fewer than two workers none can be spared"

# A worker looks for the jars of Spark in a folder.
run=$(mktemp -d)
export SPARK_HOME=$run SPARK_LOCAL_DIRS=$run/local SPARK_LOCAL_IP=127.0.0.1
# Without it a worker looks for the folders in which Spark itself is built.
export SPARK_SCALA_VERSION=2.13
rm -rf "$made/cluster"
mkdir -p "$run/jars" "$run/local" "$made/cluster"
IFS=: read -ra jars <"$made/classpath" || true # its line has no end
for jar in "${jars[@]}"; do
  [ -e "$jar" ] || fail "$jar is gone; compile again: mvn -q -Pspark test-compile"
  ln -sf "$jar" "$run/jars/"
done
classes=$made/classes:$made/test-classes

opens=$(sed -n 's/.*<spark.opens>\(.*\)<\/spark.opens>.*/\1/p' pom.xml)
spark() { exec "$java" $opens -cp "$run/jars/*" "$@"; }
started=()
stop() {
  for one in "${started[@]}"; do
    pkill -9 -P "$one" 2>/dev/null || true
    kill -9 "$one" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  rm -rf "$run"
}
trap stop EXIT
trap 'exit 130' INT TERM

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
alive() { kill -0 "$1" 2>/dev/null; }

master=()
if [ "$workers" -gt 0 ]; then
  port=${PORT:-}
  if [ -z "$port" ]; then
    for port in $(shuf -i 20000-29999 -n 20); do listens "$port" || break; done
  fi
  ! listens "$port" || fail "port $port is taken; name another: PORT=… cluster.sh …"
  # Nobody looks for another port: the workers and the jobs would not know of it.
  (spark -Xmx256m -Dspark.port.maxRetries=0 org.apache.spark.deploy.master.Master \
    --host 127.0.0.1 --port "$port" --webui-port 0) >"$made/cluster/master" 2>&1 &
  started+=($!)
  for ((i = 0; i < 300; i++)); do
    listens "$port" && break
    alive "${started[0]}" || fail "the master did not start; see $made/cluster/master"
    sleep 0.2
  done
  listens "$port" || fail "the master does not listen on port $port; see $made/cluster/master"
  for ((n = 1; n <= workers; n++)); do
    (spark -Xmx256m org.apache.spark.deploy.worker.Worker "spark://127.0.0.1:$port" --host 127.0.0.1 --cores 1 \
      --memory 2g --webui-port 0 --work-dir "$made/cluster/work-$n") >"$made/cluster/worker-$n" 2>&1 &
    started+=($!)
  done
  master=(-Dspark.master="spark://127.0.0.1:$port" -Dspark.ui.enabled=false)
fi

victim=
if [ -n "${KILL_AFTER:-}" ]; then
  victim=${started[-1]}
  (
    until grep -q "^$KILL_AFTER: " "$run/said" 2>/dev/null; do sleep 0.5; done
    sleep 4
    pkill -9 -P "$victim" || true
    kill -9 "$victim"
    echo "worker $workers is killed"
  ) &
  started+=($!)
fi

code=0
"$java" $opens -Xmx1g "${master[@]}" -Dspark.driver.host=127.0.0.1 -Dspark.driver.bindAddress=127.0.0.1 \
  -Dspark.executor.memory=1g -Dspark.executor.cores=1 -Dspark.executor.extraClassPath="$classes" \
  -Dspark.sql.shuffle.partitions="${PARTITIONS:-8}" \
  -cp "$classes:$run/jars/*" dev.pedigree.spark.Jobs "$@" | tee "$run/said" || code=$?
if [ "$code" -eq 0 ] && [ -n "${KILL_AFTER:-}" ] && alive "$victim"; then
  echo "cluster.sh: the jobs ended before a worker was killed" >&2
  code=3
fi
exit "$code"
