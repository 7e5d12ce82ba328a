#!/usr/bin/env bash
# Runs a command beside a throw-away PostgreSQL 15, which it finds in HEED_TEST_POSTGRESQL (a libpq connection string).
set -euo pipefail
if [ $# -gt 0 ] && [ "$1" = --inside ]; then
    shift
    export HEED_TEST_ENGINE=postgresql
    export HEED_TEST_POSTGRESQL="host=$PGHOST port=$PGPORT user=$PGUSER password=$PGPASSWORD dbname=${PGDATABASE:-postgres}"
    exec "$@"
fi
# -t: in a temporary folder, for root too, so that two runs on one machine do not meet.
exec pg_virtualenv -t -v 15 -o fsync=off -o full_page_writes=off -o max_connections=200 "$0" --inside "$@"
