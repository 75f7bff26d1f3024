using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>The linked pages of sources and their schedule.</summary>
public sealed class PageTable(IDatabase database, TimeProvider time)
{
    /// <summary>How long a page is left alone after its process died; longer than the fetches of a page and its robots.txt.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>A lease that ends much later than any does was taken by a clock that was wrong; it keeps nobody out.</summary>
    private const string IsHeld = "page.lease IS NOT NULL AND page.lease_until BETWEEN @now + 1 AND @wrong";

    private const string Columns = """
        id AS Id, source AS Source, url AS Url, kind AS Kind, item AS ItemJson, at_url AS AtUrl, host AS Host, hops AS Hops, attempts AS Attempts,
        body_hash AS BodyHash, lease AS Lease
        """;

    /// <summary>The first due page of each host of which none is fetched just now. Hosts are few, and found without reading their pages.</summary>
    private const string NextOfEachHost = $"""
        WITH RECURSIVE hosts (name) AS (
            SELECT min(host) FROM page WHERE state = 'Pending'
            UNION ALL SELECT (SELECT min(host) FROM page WHERE state = 'Pending' AND host > hosts.name) FROM hosts WHERE hosts.name IS NOT NULL)
        SELECT due.id FROM hosts JOIN page AS due ON due.id = (
            SELECT p.id FROM page AS p JOIN source AS s ON s.id = p.source AND s.state = 'Active'
            WHERE p.host = hosts.name AND p.state = 'Pending' AND p.due_at <= @now ORDER BY p.due_at, p.id LIMIT 1)
        WHERE hosts.name NOT IN (SELECT value FROM json_each(@resting)) AND (@host IS NULL OR hosts.name = @host)
            AND NOT EXISTS (SELECT 1 FROM page WHERE page.host = hosts.name AND {IsHeld})
        ORDER BY due.due_at, due.id LIMIT @most
        """;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether any page is still to be fetched, due or not: a look that costs nothing where no source's links are followed.</summary>
    public Task<bool> AnyPending(CancellationToken cancellation) => database.Read(
        connection => connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM page WHERE state = 'Pending')"), cancellation);

    /// <summary>Takes up to <paramref name="most"/> due pages, each of another host.</summary>
    /// <param name="resting">Hosts that are not asked just now.</param>
    /// <param name="host">Of this host alone; null: of any.</param>
    public Task<IReadOnlyList<LinkedPage>> Claim(int most, IEnumerable<string> resting, string? host, CancellationToken cancellation) =>
        database.Write<IReadOnlyList<LinkedPage>>(
            async connection => (await connection.QueryAsync<LinkedPage>(
                $"""
                UPDATE page SET lease = @lease, lease_until = @until WHERE id IN (SELECT id FROM ({NextOfEachHost}) AS next)
                AND state = 'Pending' AND NOT ({IsHeld}) -- asked again of a row that another process has just taken
                RETURNING {Columns}
                """,
                With(new { most, host, lease = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)), resting = JsonSerializer.Serialize(resting) }))).AsList(),
            cancellation);

    /// <summary>Prolongs a claim. False: another process has taken the page over meanwhile.</summary>
    public async Task<bool> Renew(LinkedPage page, CancellationToken cancellation) => await database.Write(
        connection => connection.ExecuteAsync("UPDATE page SET lease_until = @until WHERE id = @Id AND lease = @Lease", With(new { page.Id, page.Lease })), cancellation) == 1;

    /// <summary>Gives a page back as it was.</summary>
    public Task Release(LinkedPage page, CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync("UPDATE page SET lease = NULL, lease_until = NULL WHERE id = @Id AND lease = @Lease", new { page.Id, page.Lease }), cancellation);

    /// <summary>Notes what became of a claimed page and gives it back. False: another process has taken it over meanwhile.</summary>
    public Task<bool> Note(LinkedPage page, PageStep step, CancellationToken cancellation) => database.Write(connection => Note(connection, page, step), cancellation);

    /// <summary>Stores what a page brought as a response of its source, to be handled like a fetch of it, and notes the step, both or neither.</summary>
    public Task<bool> Store(LinkedPage page, PageStep step, byte[] body, string? contentType, CancellationToken cancellation)
    {
        var packed = StoredResponse.Pack(body);
        return database.Write(
            async connection =>
            {
                if (!await Note(connection, page, step))
                    return false;
                await ResponseTable.Insert(connection, page.Source, page.Url, contentType, packed, SHA256.HashData(body), Now);
                return true;
            },
            cancellation);
    }

    /// <summary>Whether another page of the source has been called by this address: then it tells none of them.</summary>
    public Task<bool> IsShared(LinkedPage page, string canonical, CancellationToken cancellation) => database.Read(
        connection => connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM page WHERE source = @Source AND canonical = @canonical AND id <> @Id)", new { page.Source, page.Id, canonical }),
        cancellation);

    /// <summary>How many pages a source has in each state.</summary>
    public Task<IReadOnlyDictionary<PageState, long>> Counts(string source, CancellationToken cancellation) => database.Read<IReadOnlyDictionary<PageState, long>>(
        async connection => (await connection.QueryAsync<(string State, long Pages)>("SELECT state, count(*) FROM page WHERE source = @source GROUP BY state", new { source }))
            .ToDictionary(row => Enum.Parse<PageState>(row.State), row => row.Pages),
        cancellation);

    /// <summary>A source's pages, those asked for last first.</summary>
    /// <param name="state">Null: in any.</param>
    public Task<IReadOnlyList<PageRow>> Of(string source, PageState? state, int most, CancellationToken cancellation) => database.Read<IReadOnlyList<PageRow>>(
        async connection => (await connection.QueryAsync<PageRow>(
            $"""
            SELECT url AS Url, kind AS Kind, state AS State, attempts AS Attempts, due_at AS DueAt, done_at AS DoneAt, outcome AS Outcome, sentence AS Sentence
            FROM page WHERE source = @source {(state is null ? "" : "AND state = @state")} ORDER BY asked_at DESC, id DESC LIMIT @most
            """,
            new { source, state = state?.ToString(), most })).AsList(),
        cancellation);

    /// <summary>
    /// After a start, or when the clock was set back: nothing is due later than a day from now, and where no other process can be at it the
    /// claims of an earlier one are over.
    /// </summary>
    public Task Recover(bool atStart, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            await connection.ExecuteAsync("UPDATE page SET due_at = @latest WHERE state = 'Pending' AND due_at > @latest", new { latest = Now + (long)FetchSchedule.Longest.TotalMilliseconds });
            return atStart && !database.IsShared ? await connection.ExecuteAsync("UPDATE page SET lease = NULL, lease_until = NULL WHERE lease IS NOT NULL") : 0;
        },
        cancellation);

    /// <summary>Forgets pages that their source has not named for so long.</summary>
    public Task Sweep(TimeSpan keep, CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync("DELETE FROM page WHERE state <> 'Pending' AND seen_at < @oldest", new { oldest = Now - (long)keep.TotalMilliseconds }), cancellation);

    private async Task<bool> Note(DbConnection connection, LinkedPage page, PageStep step)
    {
        var at = step.LeadsTo ?? new Uri(page.Url);
        return await connection.ExecuteAsync(
            """
            UPDATE page SET state = @state, outcome = @outcome, sentence = @Sentence, attempts = @Attempts, due_at = coalesce(@DueAt, due_at), at_url = @at, host = @host,
                hops = @Hops, body_hash = coalesce(@BodyHash, body_hash), canonical = coalesce(@Canonical, canonical), done_at = @doneAt, lease = NULL, lease_until = NULL
            WHERE id = @Id AND lease = @Lease
            """,
            new
            {
                page.Id, page.Lease, state = step.State.ToString(), outcome = step.Outcome.ToString(), step.Sentence, step.Attempts, step.DueAt, at = at.AbsoluteUri,
                host = at.IdnHost, step.Hops, step.BodyHash, step.Canonical, doneAt = step.State == PageState.Pending ? (long?)null : Now,
            }) == 1;
    }

    /// <summary>With the moment and the end of a claim that begins now, here or by the clock of another machine.</summary>
    private DynamicParameters With(object parameters)
    {
        var (now, lease) = (Now, (long)Lease.TotalMilliseconds);
        var all = new DynamicParameters(parameters);
        all.AddDynamicParams(new { now, until = now + lease, wrong = now + (2 * lease) });
        return all;
    }
}
