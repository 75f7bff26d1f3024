using PakRussiaMonitor.Commands;

return await CommandLine.Run(args);
