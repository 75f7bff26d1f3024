#!/usr/bin/env bash
# The same simulated feeds on each engine over each database: every count, receipt and answer as of a sequence number must be equal.
# Usage: tests/equal.sh [ITEMS [SOURCES [SEED]]]. Where Orleans' packages cannot be restored it says so and compares the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/silo.sh
dotnet build --nologo --verbosity quiet tests/PakRussiaMonitor.Simulator
exec dotnet run --no-build --project tests/PakRussiaMonitor.Simulator -- \
  equal --items "${1:-2000}" --sources "${2:-20}" --seed "${3:-7}" ${SILO:+--silo "$SILO"}
