# Prints a line "name=value" for each thing that building an image may use on this machine.
for program in buildctl buildkitd rootlesskit buildah runc crun buildkit-runc; do
    path=$(command -v "$program" 2>/dev/null) && echo "$program=$path"
done
uid=$(id -u)
echo "uid=$uid"
for socket in /run/buildkit/buildkitd.sock "${XDG_RUNTIME_DIR:-/run/user/$uid}/buildkit/buildkitd.sock"; do
    if [ -S "$socket" ] && [ -w "$socket" ]; then
        echo "socket=unix://$socket"
        break
    fi
done
[ -z "${BUILDKIT_HOST:-}" ] || echo "host=$BUILDKIT_HOST"
# Effective capabilities, in hexadecimal: a root that may not mount can't run buildkitd.
sed -n 's/^CapEff:[[:space:]]*/capabilities=/p' /proc/self/status 2>/dev/null
exit 0
