using System.Buffers;
using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// What fetches brought, kept compressed before anything is made of it: a crash between fetch and count loses nothing.
/// </summary>
public sealed class ResponseTable(IDatabase database, TimeProvider time, CrashPoints points)
{
    private const int KeepDays = 400;

    /// <summary>Of single fetches; of each day's, sums are kept.</summary>
    private const int KeepFetchDays = 90;

    /// <summary>So that the first sweep of a large old history does not hold up everybody else.</summary>
    private const int MostFetchesPerSweep = 50_000;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>
    /// Everything that a fetch changes, at once: the response, the validators, the schedule and the history. The
    /// validators never get ahead of the response that they stand for. False, and nothing is changed: the source has changed
    /// hands or been fetched since this fetch began, so that what it brought may be older than what is here.
    /// </summary>
    public async Task<bool> Save(FinishedFetch fetch, CancellationToken cancellation)
    {
        var body = fetch.Body is null ? null : StoredResponse.Pack(fetch.Body);
        var saved = await database.Write(
            async connection =>
            {
                if (await Schedule(connection, fetch) == 0)
                    return false;
                var note = fetch.Adopts is null ? fetch.Note : await SourceMove.Adopt(connection, fetch.Source, fetch.Adopts, Now);
                await SourceDays.Add(connection, fetch.Source, fetch.StartedAt, 1, PastFetch.IsOk(fetch.Outcome) ? 1 : 0, 0);
                long? response = body is null ? null : await Insert(connection, fetch.Source, fetch.Url, fetch.ContentType, body, fetch.BodyHash!, Now);
                await connection.ExecuteAsync(
                    """
                    INSERT INTO "fetch" (source, started_at, took_ms, outcome, sentence, status, bytes, attempts, response, note)
                    VALUES (@Source, @StartedAt, @TookMs, @outcome, @sentence, @Status, @Bytes, @Attempts, @response, @note)
                    """,
                    new
                    {
                        fetch.Source, fetch.StartedAt, fetch.TookMs, outcome = fetch.Outcome.ToString(), fetch.Status, fetch.Bytes, fetch.Attempts, response, note,
                        sentence = note is null ? fetch.Sentence : $"{fetch.Sentence} {note}",
                    });
                if (fetch.Outcome is FetchOutcome.NotModified or FetchOutcome.Unchanged)
                    await Observation.Confirm(connection, fetch.Source, fetch.StartedAt);
                points.Reached(CrashPoints.FetchBeforeCommit);
                return true;
            },
            cancellation);
        points.Reached(CrashPoints.FetchSaved);
        return saved;
    }

    /// <summary>The oldest response that still has items to be handled; null: none.</summary>
    public Task<StoredResponse?> NextPending(string source, CancellationToken cancellation) => database.Read(
        connection => connection.QueryFirstOrDefaultAsync<StoredResponse>(
            """
            SELECT id AS Id, url AS Url, content_type AS ContentType, body AS Body, cursor AS Cursor, quarantined AS Quarantined,
                   EXISTS (SELECT 1 FROM page p WHERE p.source = r.source AND p.url = r.url AND p.kind = 'Sitemap') AS IsListed
            FROM response r JOIN response_body b ON b.response = r.id WHERE r.source = @source AND r.state = 'Pending' ORDER BY r.id LIMIT 1
            """,
            new { source }),
        cancellation);

    /// <summary>
    /// Notes, before any of its items is handled, that a response shares nothing with what was known of its source: afterwards
    /// its own items are known.
    /// </summary>
    /// <param name="possibleGap">Items were known, and may have been followed by others that came and went unseen.</param>
    public Task<int> SetApart(long response, bool possibleGap, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            if (possibleGap)
                await connection.ExecuteAsync("UPDATE \"fetch\" SET possible_gap = 1 WHERE response = @response", new { response });
            return await connection.ExecuteAsync("UPDATE response SET apart = 1 WHERE id = @response AND state = 'Pending'", new { response });
        },
        cancellation);

    /// <summary>Whether any response has items still to be handled, here or in another process.</summary>
    public Task<bool> AnyPending(CancellationToken cancellation) => database.Read(
        connection => connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM response WHERE state = 'Pending')"), cancellation);

    /// <summary>
    /// Notes how far a response's items have come; with <see cref="DrainStep.Done"/> it is finished. False, and nothing is changed:
    /// it is not where this step began, because another process has handled it too.
    /// </summary>
    public async Task<bool> Advance(DrainStep step, CancellationToken cancellation)
    {
        var advanced = await database.Write(connection => Advance(connection, step), cancellation);
        points.Reached(CrashPoints.DrainAdvanced);
        return advanced;
    }

    /// <summary>Drops days and fetches that nobody asks for any more (each source's last fetch stays), and finished responses that are older than their keep, and beyond the size cap the oldest first.</summary>
    public async Task Sweep(TimeSpan keep, long mostBytes, CancellationToken cancellation)
    {
        await database.Write(
            connection => connection.ExecuteAsync(
                """
                DELETE FROM source_day WHERE day < @day;
                DELETE FROM "fetch" WHERE id IN (
                    SELECT f.id FROM "fetch" f WHERE f.started_at < @oldestFetch AND EXISTS (SELECT 1 FROM "fetch" n WHERE n.source = f.source AND n.id > f.id)
                    ORDER BY f.started_at LIMIT @mostFetches);
                DELETE FROM response WHERE state <> 'Pending' AND (done_at < @oldest OR id IN (
                    SELECT id FROM (SELECT r.id, sum(length(b.body)) OVER (ORDER BY r.id DESC) AS total
                                    FROM response r JOIN response_body b ON b.response = r.id WHERE r.state <> 'Pending') done
                    WHERE total > @mostBytes));
                DELETE FROM response_body WHERE response NOT IN (SELECT id FROM response)
                """,
                new
                {
                    day = SourceDay.NumberOf(Now) - KeepDays, oldestFetch = Now - (long)TimeSpan.FromDays(KeepFetchDays).TotalMilliseconds,
                    mostFetches = MostFetchesPerSweep, oldest = Now - (long)keep.TotalMilliseconds, mostBytes,
                }),
            cancellation);
        points.Reached(CrashPoints.ResponsesSwept);
    }

    /// <summary>Keeps what came for the drain, in the transaction that notes where it came from, and returns its number.</summary>
    /// <param name="body">As <see cref="StoredResponse.Pack"/> makes it.</param>
    /// <param name="hash">SHA-256 of what was packed.</param>
    internal static async Task<long> Insert(DbConnection connection, string source, string url, string? contentType, byte[] body, byte[] hash, long now)
    {
        var response = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO response (source, url, content_type, received_at, body_hash, state)
            VALUES (@source, @url, @contentType, @now, @hash, 'Pending') RETURNING id
            """,
            new { source, url, contentType, now, hash });
        await connection.ExecuteAsync("INSERT INTO response_body (response, body) VALUES (@response, @body)", new { response, body });
        return response;
    }

    private static Task<int> Schedule(DbConnection connection, FinishedFetch fetch) => connection.ExecuteAsync(
        """
        UPDATE source SET next_due_at = CASE WHEN kind <> 'Replay' THEN @NextDueAt END, failure_weight = @FailureWeight, etag = @ETag,
            last_modified = @LastModified, validators_at = @ValidatorsAt, body_hash = coalesce(@BodyHash, body_hash), fence = fence + 1,
            interval_seconds = @IntervalSeconds, floor_seconds = @FloorSeconds, moved_to = @To, moved_times = @times, moved_since = @Since
        WHERE id = @Source AND fence = @Fence AND state <> 'Retired'
        """,
        new
        {
            fetch.Source, fetch.NextDueAt, fetch.FailureWeight, fetch.ETag, fetch.LastModified, fetch.ValidatorsAt, fetch.BodyHash, fetch.Fence,
            fetch.IntervalSeconds, fetch.FloorSeconds, fetch.Move?.To, times = fetch.Move?.Times ?? 0, fetch.Move?.Since,
        });

    private async Task<bool> Advance(DbConnection connection, DrainStep step)
    {
        var rows = await connection.ExecuteAsync(
            """
            UPDATE response SET cursor = @Cursor, quarantined = @quarantined, state = CASE WHEN @Done THEN 'Done' ELSE state END,
                done_at = CASE WHEN @Done THEN @Now ELSE done_at END
            WHERE id = @Response AND state = 'Pending' AND cursor = @Cursor - @Items
            """,
            new { step.Response, step.Cursor, step.Items, step.Done, Now, quarantined = JsonSerializer.Serialize(step.Quarantined) });
        if (rows == 0)
            return false;
        await connection.ExecuteAsync(
            """
            UPDATE "fetch" SET items = coalesce(items, 0) + @Items, new_articles = coalesce(new_articles, 0) + @NewArticles,
                known_items = coalesce(known_items, 0) + @Known, quarantined = @quarantined,
                sentence = coalesce(@Sentence || coalesce(' ' || note, ''), sentence), outcome = coalesce(@outcome, outcome)
            WHERE response = @Response
            """,
            new
            {
                step.Response, step.Items, step.NewArticles, step.Known, quarantined = step.Quarantined.Count, step.Sentence,
                outcome = step.Outcome?.ToString(),
            });
        if (step.Done)
            await DrainedPace.Apply(connection, step, Now);
        if (step is { Done: true, Outcome: null })
            await Observation.Read(connection, step.Response);
        points.Reached(CrashPoints.DrainBeforeCommit);
        return true;
    }
}

/// <summary>All that a fetch brought and changed. Times are Unix milliseconds.</summary>
/// <param name="Body">The decoded body to keep; null when nothing new came.</param>
public sealed record FinishedFetch(
    string Source, long StartedAt, long TookMs, FetchOutcome Outcome, string Sentence, int? Status, long? Bytes, int Attempts,
    string Url, string? ContentType, byte[]? Body, byte[]? BodyHash, string? ETag, string? LastModified, long? ValidatorsAt,
    long? NextDueAt, double FailureWeight, long Fence)
{
    public long IntervalSeconds { get; init; }

    public long FloorSeconds { get; init; }

    /// <summary>The permanent redirects that were met so far.</summary>
    public SourceMove? Move { get; init; }

    /// <summary>The address that becomes the source's own, if no other source has it.</summary>
    public string? Adopts { get; init; }

    /// <summary>Something beside the outcome that its reader should know.</summary>
    public string? Note { get; init; }
}

public sealed record StoredResponse
{
    private const int PieceBytes = 64 * 1024;

    public long Id { get; init; }

    public string Url { get; init; } = "";

    public string? ContentType { get; init; }

    /// <summary>Brotli.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Items handled so far.</summary>
    public int Cursor { get; init; }

    /// <summary>JSON of the items set aside so far.</summary>
    public string Quarantined { get; init; } = "[]";

    /// <summary>It is of a sitemap that an index of the source names.</summary>
    public bool IsListed { get; init; }

    /// <summary>Makes of a body what is stored of it.</summary>
    public static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            brotli.Write(body);
        return packed.ToArray();
    }

    /// <summary>The body. Its size is known only at its end: gathered in small pieces, it leaves no larger ones behind.</summary>
    public byte[] Unpack()
    {
        using var brotli = new BrotliStream(new MemoryStream(Body), CompressionMode.Decompress);
        var pieces = new List<byte[]>();
        int read;
        do
        {
            pieces.Add(ArrayPool<byte>.Shared.Rent(PieceBytes));
            read = brotli.ReadAtLeast(pieces[^1].AsSpan(0, PieceBytes), PieceBytes, throwOnEndOfStream: false);
        }
        while (read == PieceBytes);

        var body = new byte[((pieces.Count - 1) * PieceBytes) + read];
        for (var i = 0; i < pieces.Count; i++)
        {
            pieces[i].AsSpan(0, i < pieces.Count - 1 ? PieceBytes : read).CopyTo(body.AsSpan(i * PieceBytes));
            ArrayPool<byte>.Shared.Return(pieces[i]);
        }

        return body;
    }

    public List<QuarantinedItem> QuarantinedItems() => JsonSerializer.Deserialize<List<QuarantinedItem>>(Quarantined)!;
}

/// <summary>An item that could not be made into an article, with the reason.</summary>
public sealed record QuarantinedItem(int Index, string? Id, string Reason);

/// <param name="Items">Items handled in this step.</param>
/// <param name="Quarantined">All items set aside so far.</param>
/// <param name="Sentence">A better account of the fetch than it had; null leaves it.</param>
/// <param name="Outcome">What became of the fetch after all, where what it brought is no feed.</param>
public sealed record DrainStep(
    long Response, int Cursor, int Items, int NewArticles, IReadOnlyList<QuarantinedItem> Quarantined, bool Done, string? Sentence = null,
    FetchOutcome? Outcome = null)
{
    /// <summary>Items of this step that the source had brought before.</summary>
    public int Known { get; init; }

    /// <summary>The least that the feed asks for between two fetches.</summary>
    public TimeSpan Pace { get; init; }
}
