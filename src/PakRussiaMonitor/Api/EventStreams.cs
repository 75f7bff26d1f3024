using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Streams of ledger rows (server-sent events, HTML Living Standard 9.2). The sequence number is the event's id, so that a reader that
/// comes again goes on exactly where it was. A row is read from the database only when the rows before it are sent: a slow reader
/// costs one page of rows, and the server ends the connection of one that reads nothing.
/// </summary>
internal sealed class EventStreams(
    LedgerFollower follower, IOptions<EventOptions> options, IOptions<JsonOptions> json, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private const int RowsPerRead = 500;

    private int open;

    /// <summary>A place among the streams; null where all are taken.</summary>
    public IDisposable? Enter()
    {
        if (Interlocked.Increment(ref open) <= options.Value.MostStreams)
            return new Place(this);
        Interlocked.Decrement(ref open);
        return null;
    }

    /// <summary>Sends what follows a sequence number until the reader goes, the service stops, or the stream is old.</summary>
    public async Task Send(long after, IReadOnlyList<string> topics, HttpContext http)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var response = http.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy in between shall not collect
        var (start, spoke) = (time.GetTimestamp(), time.GetTimestamp());
        var text = new StringBuilder("retry: 2000\n\n");
        try
        {
            while (!end.IsCancellationRequested && time.GetElapsedTime(start) < options.Value.Longest)
            {
                var page = await follower.After(after, topics, RowsPerRead, end.Token);
                foreach (var row in page.Rows)
                    Append(text, row);
                if (text.Length == 0 && time.GetElapsedTime(spoke) >= options.Value.Heartbeat)
                    text.Append(": alive\n\n");
                if (text.Length > 0)
                {
                    // The reader's going ends this, the service's stopping does not: what is begun is sent whole.
                    await response.WriteAsync(text.ToString(), Encoding.UTF8, http.RequestAborted);
                    await response.Body.FlushAsync(http.RequestAborted);
                    text.Clear();
                    spoke = time.GetTimestamp();
                }
                if (page.UpTo == after)
                    await Task.Delay(options.Value.Look, time, end.Token);
                after = page.UpTo;
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader has gone, or the service stops.
        }
        catch (StorageException)
        {
            // The reader comes again and goes on from its last row; what was begun cannot become a problem any more.
        }
    }

    private void Append(StringBuilder text, RecordedRow recorded) => text
        .Append(CultureInfo.InvariantCulture, $"id: {recorded.Row.Seq}\nevent: {(recorded.Row.Articles > 0 ? "counted" : "withdrawn")}\ndata: ")
        .Append(JsonSerializer.Serialize(EventView.From(recorded.Row, recorded.At), json.Value.SerializerOptions)).Append("\n\n");

    private sealed class Place(EventStreams streams) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref streams.open);
    }
}

/// <param name="Articles">+1 counted, −1 withdrawn.</param>
internal sealed record EventView(
    long Seq, string Topic, long Revision, long Article, long Articles, long PiecesPublished, long PiecesSeen, DateTimeOffset? Published, DateTimeOffset Seen,
    string Outlet, string? Author, string? Language, string Kind, string Piece, DateTimeOffset Recorded)
{
    public static EventView From(LedgerRow row, long recordedAt) => new(
        row.Seq, row.Topic, row.TopicRevision, row.Article, row.Articles, row.PiecesPublished, row.PiecesSeen,
        row.PublishedMinute is { } published ? Topics.Minutes.ToTime(published) : null, Topics.Minutes.ToTime(row.SeenMinute), row.Outlet, row.Author, row.Language,
        row.Kind, row.Piece.ToString(CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeMilliseconds(recordedAt));
}
