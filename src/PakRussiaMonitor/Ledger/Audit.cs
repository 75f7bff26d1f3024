using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Who changed what: one row, in the transaction of the change itself.</summary>
public static class Audit
{
    /// <summary>Who it is where nobody asked: the service of its own accord.</summary>
    public const string Service = "service";

    /// <summary>Whoever uses this machine, before the first key is made.</summary>
    public const string ThisMachine = "this machine";

    public const string CommandLine = "command line";

    /// <summary>Actions after which a source is not to be observed any more, as SQL.</summary>
    internal const string SourceEnds = "'source.pause', 'source.retire', 'source.purge'";

    /// <summary>Those after which it is again.</summary>
    internal const string SourceResumes = "'source.resume'";

    private static readonly AsyncLocal<Origin?> Asked = new();

    /// <summary>From here on, whatever this flow of calls changes is changed by this one.</summary>
    public static void By(string actor) => Asked.Value = new(actor);

    /// <summary>From here on, what this flow of calls changes is what the request asked for; its record tells so from the same moment on.</summary>
    internal static void For(RequestClaim request) => Asked.Value = new(Asked.Value?.Actor ?? Service, request);

    /// <param name="actor">Null: whoever this flow of calls is for.</param>
    public static async Task Write(DbConnection connection, long now, string action, string subject, string detail, string? actor = null)
    {
        var asked = actor is null ? Asked.Value : null;
        await connection.ExecuteAsync(
            "INSERT INTO audit (at, actor, action, subject, detail) VALUES (@now, @actor, @action, @subject, @detail)",
            new { now, actor = actor ?? asked?.Actor ?? Service, action, subject, detail });
        if (asked?.Request is { } request)
            await AnsweredRequests.MarkDone(connection, request);
    }

    /// <param name="Request">Null where it came without an Idempotency-Key.</param>
    private sealed record Origin(string Actor, RequestClaim? Request = null);
}
