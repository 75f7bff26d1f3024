#!/usr/bin/env bash
# Three silos over one PostgreSQL server read simulated feeds while silos are killed (kill -9) and frozen (SIGSTOP), the database is
# stopped in immediate mode, and a second cluster of the same service works on the same database. In the end everything that was
# served must be there once, every actor must answer, and no source may ever have gone unasked for longer than a minute.
# Usage: tests/cluster.sh [ITEMS [SOURCES [KILLS [SEED]]]], for instance: tests/cluster.sh 100000 200 50 7 (a quarter of an hour).
# Without arguments a short form, for CI. Where Orleans' packages cannot be restored it says so and ends with success.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/silo.sh
if [ -z "$SILO" ]; then exit 0; fi
short=()
if [ $# -eq 0 ]; then short=(--freeze-seconds 45 --database-stops 1 --split-seconds 30 --minutes 2); fi
dotnet build --nologo --verbosity quiet tests/PakRussiaMonitor.Simulator
exec dotnet run --no-build --project tests/PakRussiaMonitor.Simulator -- \
  cluster --silo "$SILO" --items "${1:-3000}" --sources "${2:-40}" --kills "${3:-5}" --seed "${4:-7}" "${short[@]}"
