using PakRussiaMonitor.Simulator;

if (args is ["service", .. var rest])
    return await ServiceChild.Run(rest);
if (args is ["hold", var database])
    return DatabaseLock.Run(database);
return await SimulatorCommands.Build().Parse(args).InvokeAsync();
