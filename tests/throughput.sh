#!/usr/bin/env bash
# Items a second, CPU and the latency of counts meanwhile, on this machine in one run: the in-process engine over SQLite and over
# PostgreSQL, and the Orleans engine with 1, 2 and 3 silos. Usage: tests/throughput.sh [ITEMS [SOURCES [SEED]]].
# Where Orleans' packages cannot be restored it says so and measures the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/silo.sh
dotnet build --nologo --verbosity quiet --configuration Release tests/PakRussiaMonitor.Simulator
exec dotnet run --no-build --configuration Release --project tests/PakRussiaMonitor.Simulator -- \
  throughput --items "${1:-20000}" --sources "${2:-50}" --seed "${3:-7}" ${SILO:+--silo "$SILO"}
