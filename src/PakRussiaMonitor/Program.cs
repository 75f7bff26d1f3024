using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Commands;

return await CommandLine.Run(args, new OneProcess());
