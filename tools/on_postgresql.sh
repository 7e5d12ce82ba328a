#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL 15, which it finds in HEED_TEST_POSTGRESQL (a libpq connection string).
set -euo pipefail
if [ $# -gt 0 ] && [ "$1" = --inside ]; then
    shift
    export HEED_TEST_ENGINE=postgresql
    export HEED_TEST_POSTGRESQL="host=$PGHOST port=$PGPORT user=$PGUSER password=$PGPASSWORD dbname=${PGDATABASE:-postgres}"
    exec "$@"
fi
# -t: in a temporary folder, for root too, so that two runs on one machine do not meet. What keeps records over a crash or
# sends them elsewhere is left out: the server is thrown away.
exec pg_virtualenv -t -v 15 -o fsync=off -o full_page_writes=off -o synchronous_commit=off -o wal_level=minimal \
    -o max_wal_senders=0 -o autovacuum=off -o max_connections=200 "$0" --inside "$@"
