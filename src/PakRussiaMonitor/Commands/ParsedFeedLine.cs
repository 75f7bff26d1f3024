using System.Globalization;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Commands;

/// <summary>A feed file to be read, and where it is to be taken to come from.</summary>
internal sealed record FeedFile(string Path, Uri? Base, string? ContentType)
{
    /// <summary>A line <c>path⇥base⇥content-type</c>; the last two may be missing.</summary>
    public static FeedFile FromLine(string line)
    {
        var parts = line.Split('\t');
        return new(parts[0], Address(parts.ElementAtOrDefault(1)), string.IsNullOrWhiteSpace(parts.ElementAtOrDefault(2)) ? null : parts[2].Trim());
    }

    public static Uri? Address(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) ? url : null;
}

/// <summary>What a feed file held, as one line of JSON.</summary>
internal static class ParsedFeedLine
{
    /// <summary>Bytes of a file that are read; a feed of which there is more breaks off there, and says so.</summary>
    private const int Longest = 64 * 1024 * 1024;

    /// <summary>Never throws for what a file is or is not.</summary>
    public static JsonLine Of(FeedFile file, FeedParser parser)
    {
        var line = new JsonLine();
        line.Raw("{\"file\":");
        line.String(file.Path);
        try
        {
            var parse = parser.Parse(Read(file.Path), file.ContentType, file.Base, CancellationToken.None);
            if (parse.Feed is { } feed)
                Write(line, feed);
            else
                Fail(line, parse.Reason!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Fail(line, $"The file cannot be read: {failure.Message}");
        }
        catch (Exception failure)
        {
            // A bug of ours must not end a batch; the line so far is dropped.
            line.Dispose();
            line = new();
            line.Raw("{\"file\":");
            line.String(file.Path);
            Fail(line, $"The file could not be handled: {failure.GetType().Name}: {failure.Message}");
        }

        line.Raw("}\n");
        return line;
    }

    private static void Write(JsonLine line, Feed feed)
    {
        Field(line, "format", feed.Format);
        Field(line, "title", feed.Title);
        line.Raw(",\"warnings\":[");
        for (var i = 0; i < feed.Warnings.Count; i++)
        {
            line.Raw(i == 0 ? "" : ",");
            line.String(feed.Warnings[i]);
        }

        line.Raw("],\"entries\":[");
        for (var i = 0; i < feed.Items.Count; i++)
        {
            line.Raw(i == 0 ? "" : ",");
            Write(line, feed.Items[i]);
        }

        line.Raw("]");
    }

    private static void Write(JsonLine line, FeedItem item)
    {
        line.Raw("{\"id\":");
        line.String(item.Id ?? item.SharedId);
        Field(line, "url", item.Url);
        Field(line, "title", item.Title);
        Field(line, "author", item.Author);
        Field(line, "published", Time(item.Published));
        Field(line, "updated", Time(item.Updated));
        Field(line, "text", ReadableItem.Text(item));
        Field(line, "html", ReadableItem.Html(item));
        line.Raw("}");
    }

    private static void Fail(JsonLine line, string reason) => Field(line, "error", reason);

    private static void Field(JsonLine line, string name, string? value)
    {
        line.Raw(",\"");
        line.Raw(name);
        line.Raw("\":");
        line.String(value);
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static byte[] Read(string path)
    {
        if (Directory.Exists(path))
            throw new IOException("It is a folder.");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        var body = new byte[Math.Min(file.Length, Longest)];
        var length = file.ReadAtLeast(body, body.Length, throwOnEndOfStream: false);
        return length == body.Length ? body : body[..length];
    }
}
