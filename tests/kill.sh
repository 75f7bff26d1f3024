#!/usr/bin/env bash
# Simulated feeds, the real service, kill -9 at random moments; in the end everything that was served must be there once.
# Usage: tests/kill.sh [ITEMS [SOURCES [KILLS [SEED [DATABASE]]]]], for instance: tests/kill.sh 50000 200 50 7 postgresql
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build --nologo --verbosity quiet tests/PakRussiaMonitor.Simulator
exec dotnet run --no-build --project tests/PakRussiaMonitor.Simulator -- \
  kills --items "${1:-3000}" --sources "${2:-40}" --kills "${3:-10}" --seed "${4:-7}" --database "${5:-sqlite}"
