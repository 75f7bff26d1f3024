# Sourced by scripts that run the Orleans engine: builds it beside, not over, what is built without it, and puts the program's
# path into SILO. Where its packages cannot be restored SILO stays empty and that is said. SILO given: it is taken as it is.
if [ -z "${SILO:-}" ]; then
  built="${TMPDIR:-/tmp}/pakrussia-orleans-$(id -u)"
  if dotnet restore --verbosity quiet -p:Orleans=true --artifacts-path "$built" src/PakRussiaMonitor.Orleans > "$built.log" 2>&1; then
    dotnet build --nologo --verbosity quiet --no-restore -p:Orleans=true --artifacts-path "$built" src/PakRussiaMonitor.Orleans
    SILO="$built/bin/PakRussiaMonitor.Orleans/debug/PakRussiaMonitor.Orleans.dll"
  else
    SILO=
    echo "Orleans' packages do not restore from this machine's package sources, so that nothing runs on the Orleans engine (see $built.log)." >&2
  fi
fi
