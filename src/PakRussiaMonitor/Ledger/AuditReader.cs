using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Reads what <see cref="Audit"/> wrote.</summary>
public sealed class AuditReader(IDatabase database)
{
    /// <param name="subject">Only what was done to this source, topic, article, domain or key; null: everything.</param>
    /// <param name="before">Only rows older than this one.</param>
    /// <returns>The newest first.</returns>
    public Task<IReadOnlyList<AuditedChange>> Newest(string? subject, long? before, int most, CancellationToken cancellation) => database.Read<IReadOnlyList<AuditedChange>>(
        async connection => (await connection.QueryAsync<AuditedChange>(
            $"""
            SELECT id AS Id, at AS At, actor AS Actor, action AS Action, subject AS Subject, detail AS Detail FROM audit
            WHERE id < @before {(subject is null ? "" : "AND subject = @subject")} ORDER BY id DESC LIMIT @most
            """,
            new { before = before ?? long.MaxValue, subject, most })).AsList(),
        cancellation);
}

/// <summary>A row of the audit.</summary>
public sealed record AuditedChange
{
    public long Id { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; init; }

    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Detail { get; init; } = "";
}
