# Starts buildkitd, runs one buildctl with the given arguments, and stops buildkitd.
#   $1      rootless or root
#   others  arguments of buildctl
# Exit status: that of buildctl; 70 when buildkitd did not come up, 71 when every cache folder is in use.
# BUILDKITD_FLAGS goes to buildkitd, as in BuildKit's own images: --oci-worker-no-process-sandbox in a pod without privileges.
set -u
mode=$1
shift
daemon=
run=$(mktemp -d) || exit 70
# shellcheck disable=SC2329
finish() {
    status=$?
    trap - EXIT INT TERM
    if [ -n "$daemon" ]; then
        kill -TERM "$daemon" 2>/dev/null
        wait "$daemon" 2>/dev/null
    fi
    rm -rf "$run"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Two builds at once on one machine need two cache folders: buildkitd locks its own.
cache="${EKS_DELIVERY_BUILDKIT_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/eks-delivery/buildkit}"
number=0
while :; do
    state="$cache/$number"
    mkdir -p "$state" || exit 71
    command -v flock >/dev/null 2>&1 || break
    exec 9>"$state/lock"
    flock -n 9 && break
    number=$((number + 1))
    if [ "$number" -ge 16 ]; then
        echo "every cache folder below $cache is in use" >&2
        exit 71
    fi
done

address="unix://$run/buildkitd.sock"
start() {
    # The default of the telemetry socket is one place for all, which a user other than root may not write.
    # shellcheck disable=SC2086
    exec "$@" --addr "$address" --root "$state/root" --otel-socket-path "$run/otel.sock" ${BUILDKITD_FLAGS:-} >"$run/log" 2>&1
}
if [ "$mode" = rootless ]; then
    # buildkitd takes a mapped root named root for the true one.
    USER=$(id -un 2>/dev/null || id -u)
    XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$run}
    export USER XDG_RUNTIME_DIR
    start rootlesskit buildkitd &
else
    start buildkitd &
fi
daemon=$!

tries=0
until buildctl --addr "$address" debug workers >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$daemon" 2>/dev/null; then
        echo "buildkitd did not come up:" >&2
        tail -n 20 "$run/log" >&2
        exit 70
    fi
    sleep 0.1
done
buildctl --addr "$address" "$@"
