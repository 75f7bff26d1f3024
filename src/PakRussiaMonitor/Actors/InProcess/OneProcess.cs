using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Actors.InProcess;

/// <summary>The default engine: the whole service is this process.</summary>
public sealed class OneProcess : IEngine
{
    public bool HasRoles => false;

    public void Add(WebApplicationBuilder builder, string database, Role role) => Add(builder);

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InProcessActors>();
        builder.Services.AddSingleton<IActors>(provider => provider.GetRequiredService<InProcessActors>());
        builder.Services.AddSingleton<IGauges>(provider => provider.GetRequiredService<InProcessActors>());
        builder.Services.AddSingleton<IMembership, Alone>();
        builder.Services.AddHostedService<InProcessEngine>();
    }

    /// <summary>There is nobody to join.</summary>
    private sealed class Alone : IMembership
    {
        public string? Obstacle => null;
    }
}
