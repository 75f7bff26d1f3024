#!/usr/bin/env bash
# One command that checks everything: build (warnings are errors), all tests, and the main job twice over.
# Where no browser or no PostgreSQL is installed their tests are skipped; PAKRUSSIA_REQUIRE_BROWSER=1 and
# PAKRUSSIA_REQUIRE_POSTGRES=1 make that a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== build"
dotnet build --nologo --verbosity quiet

echo "== shell scripts"
for script in deploy/*.sh tests/*.sh .ci/run; do bash -n "$script"; done

echo "== tests"
dotnet test --no-build --nologo

echo "== the seeds, replayed twice, give the same table"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
replay() { dotnet run --no-build --project src/PakRussiaMonitor -- replay seeds --db "$work/monitor.db"; }
replay > "$work/first" 2> "$work/log"
replay > "$work/second" 2>> "$work/log"
diff "$work/first" "$work/second"
cat "$work/first"
echo "All checks passed."
