using System.Globalization;
using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Overrides;

public enum OverrideOutcome
{
    Created,
    Changed,

    /// <summary>It is of another version than the change was made on.</summary>
    Stale,
    TooMany,
    Unknown,
    Deleted,
}

/// <summary>What operators say of pages, a row per domain.</summary>
public sealed class OverrideTable(IDatabase database, TimeProvider time)
{
    public const int Most = 2_000;

    private const string Columns = "domain AS Domain, keep AS Keep, cut AS Cut, version AS Version, changed_at AS ChangedAt";
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A host as overrides name it: lower case, ASCII, without <c>www.</c>; null when it is no domain name.</summary>
    public static string? Domain(string host)
    {
        try
        {
            var name = Idn.GetAscii(host.Trim().TrimEnd('.')).ToLowerInvariant();
            name = name.StartsWith("www.", StringComparison.Ordinal) ? name[4..] : name;
            return name.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(name) == UriHostNameType.Dns ? name : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public Task<IReadOnlyList<StoredOverride>> All(CancellationToken cancellation) => database.Read<IReadOnlyList<StoredOverride>>(
        async connection => [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM page_override ORDER BY domain")).Select(row => row.ToOverride())], cancellation);

    public Task<StoredOverride?> Find(string domain, CancellationToken cancellation) => database.Read(
        async connection => (await connection.QueryFirstOrDefaultAsync<Row>($"SELECT {Columns} FROM page_override WHERE domain = @domain", new { domain }))?.ToOverride(), cancellation);

    /// <param name="expected">The version that it replaces, 0 for none; null replaces any.</param>
    public Task<(OverrideOutcome Outcome, long Version)> Put(string domain, PageOverride value, long? expected, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            var version = await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(version), 0) FROM page_override WHERE domain = @domain", new { domain });
            if (expected is { } old && old != version)
                return (OverrideOutcome.Stale, version);
            if (version == 0 && await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM page_override") >= Most)
                return (OverrideOutcome.TooMany, 0);
            var (keep, cut) = (JsonSerializer.Serialize(value.Keep), JsonSerializer.Serialize(value.Cut));
            await connection.ExecuteAsync(
                """
                INSERT INTO page_override (domain, keep, cut, version, changed_at) VALUES (@domain, @keep, @cut, 1, @Now)
                ON CONFLICT (domain) DO UPDATE SET keep = excluded.keep, cut = excluded.cut, version = page_override.version + 1, changed_at = excluded.changed_at
                """,
                new { domain, keep, cut, Now });
            await Audit.Write(connection, Now, "override.put", domain, $"keep {keep}, cut {cut}");
            return (version == 0 ? OverrideOutcome.Created : OverrideOutcome.Changed, version + 1);
        },
        cancellation);

    /// <param name="expected">The version that goes; null: whichever it is.</param>
    public Task<OverrideOutcome> Delete(string domain, long? expected, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            var version = await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(version), 0) FROM page_override WHERE domain = @domain", new { domain });
            if (version == 0)
                return OverrideOutcome.Unknown;
            if (expected is { } old && old != version)
                return OverrideOutcome.Stale;
            await connection.ExecuteAsync("DELETE FROM page_override WHERE domain = @domain", new { domain });
            await Audit.Write(connection, Now, "override.delete", domain, "");
            return OverrideOutcome.Deleted;
        },
        cancellation);

    private sealed record Row
    {
        public string Domain { get; init; } = "";

        public string Keep { get; init; } = "[]";

        public string Cut { get; init; } = "[]";

        public long Version { get; init; }

        public long ChangedAt { get; init; }

        public StoredOverride ToOverride() => new(
            Domain, new(JsonSerializer.Deserialize<IReadOnlyList<string>>(Keep)!, JsonSerializer.Deserialize<IReadOnlyList<string>>(Cut)!), Version, ChangedAt);
    }
}

/// <param name="ChangedAt">Unix milliseconds.</param>
public sealed record StoredOverride(string Domain, PageOverride Override, long Version, long ChangedAt);
