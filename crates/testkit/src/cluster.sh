# Makes and starts a cluster with the programs of folder $1, says where it is, and waits until its input closes.
#
# The input closes however the other end goes, so that nothing is left behind even after a kill. Each test makes a thousand
# small files, which a file system in memory does in half the time: one with two gigabytes to spare is taken.
set -e
bin=$1
place=${TMPDIR:-/tmp}
spare=$(df -k --output=avail /dev/shm 2>/dev/null | tail -n 1 || true)
[ -w /dev/shm ] && [ "${spare:-0}" -gt 2000000 ] && place=/dev/shm
dir=$(mktemp -d "$place/balai-postgres-XXXXXX")
cd "$dir"
trap '"$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1; cd /; rm -rf "$dir"' EXIT
"$bin/initdb" -D "$dir/data" -E UTF8 --locale=C -A trust -U postgres --no-sync >"$dir/log" 2>&1 \
  || { cat "$dir/log" >&2; exit 1; }
"$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-k $dir -c listen_addresses='' -c fsync=off \
  -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c autovacuum=off" start \
  >/dev/null 2>&1 || { cat "$dir/log" >&2; exit 1; }
echo "$dir"
cat >/dev/null
