using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Who changed what: one row, in the transaction of the change itself.</summary>
public static class Audit
{
    /// <summary>Actions after which a source is not to be observed any more, as SQL.</summary>
    internal const string SourceEnds = "'source.pause', 'source.retire', 'source.purge'";

    /// <summary>Those after which it is again.</summary>
    internal const string SourceResumes = "'source.resume'";

    public static Task Write(DbConnection connection, long now, string actor, string action, string subject, string detail) =>
        connection.ExecuteAsync(
            "INSERT INTO audit (at, actor, action, subject, detail) VALUES (@now, @actor, @action, @subject, @detail)",
            new { now, actor, action, subject, detail });
}
