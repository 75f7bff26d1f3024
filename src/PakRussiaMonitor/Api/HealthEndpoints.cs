using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>For whoever keeps the process running: alive while it answers, ready while the database can be written.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live"))).WithSummary("The process answers.");
        health.MapGet("/ready", Ready).WithSummary("The database can be written.");
    }

    private static async Task<Ok<HealthView>> Ready(IDatabase database, CancellationToken cancellation)
    {
        await database.Write(connection => connection.ExecuteAsync("UPDATE topic SET retired_at = retired_at WHERE 0 = 1"), cancellation);
        return TypedResults.Ok(new HealthView("ready"));
    }
}

internal sealed record HealthView(string Status);
