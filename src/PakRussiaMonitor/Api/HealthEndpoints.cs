using System.Text.Json.Serialization;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>
/// For whoever keeps the process running: alive while it answers; ready while the database can be written, the actors can be
/// reached and no end has begun. Not ready is 503 with the reason.
/// </summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        var health = app.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthView("live"))).WithSummary("The process answers.");
        health.MapGet("/ready", Ready).WithSummary("The database can be written, the actors can be reached, and the process is not about to end.").Produces<HealthView>(503);
    }

    private static async Task<Results<Ok<HealthView>, JsonHttpResult<HealthView>>> Ready(
        IDatabase database, IMembership membership, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return NotReady("draining", "The process was told to end and finishes what it has begun.");
        if (membership.Obstacle is { } obstacle)
            return NotReady("not joined", obstacle);
        try
        {
            await database.Write(connection => connection.ExecuteAsync("UPDATE topic SET retired_at = retired_at WHERE 0 = 1"), cancellation);
            return TypedResults.Ok(new HealthView("ready"));
        }
        catch (StorageException failure)
        {
            return NotReady("database not writable", failure.Message);
        }
    }

    private static JsonHttpResult<HealthView> NotReady(string status, string reason) =>
        TypedResults.Json(new HealthView(status, reason), statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <param name="Reason">A sentence for a person; only where the status is no good one.</param>
internal sealed record HealthView(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null);
