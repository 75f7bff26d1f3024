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
trap 'rm -rf "$work" "${orleans:-}"' EXIT
replay() { dotnet run --no-build --project src/PakRussiaMonitor -- replay seeds --db "$work/monitor.db"; }
replay > "$work/first" 2> "$work/log"
replay > "$work/second" 2>> "$work/log"
diff "$work/first" "$work/second"
cat "$work/first"

echo "== the Orleans engine"
# Beside the plain build, in a folder of its own: the two resolve different packages.
orleans=$(mktemp -d)
suite=(tests/PakRussiaMonitor.Orleans.Tests --artifacts-path "$orleans" -p:Orleans=true --nologo)
if timeout 600 dotnet restore "${suite[@]}" --verbosity quiet > "$work/restore" 2>&1; then
  dotnet build "${suite[@]}" --no-restore --verbosity quiet
  dotnet test "${suite[@]}" --no-build
  # Needs PostgreSQL's programs, as the suite does.
  if ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1; then
    SILO="$orleans/bin/PakRussiaMonitor.Orleans/debug/PakRussiaMonitor.Orleans.dll" tests/cluster.sh
  fi
else
  echo "Orleans suite and cluster run: not run, Orleans' packages do not restore here."
  grep -om 3 'Unable to find package [^ ]*' "$work/restore" || tail -n 3 "$work/restore"
fi
echo "All checks passed."
