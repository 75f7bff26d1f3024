using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Orleans;

return await CommandLine.Run(args, new OrleansEngine());
