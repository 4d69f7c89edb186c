#!/bin/sh
# Runs the bot beside Litestream, which passes signals on to it and waits for it; a volume that
# is new gets its database back from the bucket first. Without LITESTREAM_URL, the bot alone.
set -eu
if [ -z "${LITESTREAM_URL:-}" ]; then
    exec sabatina
fi
mkdir -p /data/sabatina
litestream restore -if-db-not-exists -if-replica-exists /data/sabatina/sabatina.db
exec litestream replicate -exec sabatina
