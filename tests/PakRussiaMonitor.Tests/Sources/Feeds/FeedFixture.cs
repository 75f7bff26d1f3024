using System.Globalization;
using System.Text;
using System.Text.Json;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

/// <summary>
/// A feed on disk that says in a comment what case it is and what must come of it: lines <c>Case:</c>, <c>Base:</c>,
/// <c>Content-Type:</c>, <c>Expect: field = value</c> and <c>Expect: field ~ part of the value</c>.
/// </summary>
internal sealed record FeedFixture(string Name, byte[] Body)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Feeds");

    public static readonly DateTimeOffset Now = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<string> Names() => Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public static FeedFixture Load(string name) => new(name, File.ReadAllBytes(Path.Combine(Folder, name)));

    public IEnumerable<(string Field, bool Whole, string Value)> Expectations() =>
        Lines("Expect: ").Select(line =>
        {
            var whole = line.IndexOf(" = ", StringComparison.Ordinal);
            var part = line.IndexOf(" ~ ", StringComparison.Ordinal);
            var isWhole = part < 0 || (whole >= 0 && whole < part);
            var at = isWhole ? whole : part;
            var value = line[(at + 3)..];
            return (line[..at], isWhole, value.StartsWith('"') ? JsonSerializer.Deserialize<string>(value)! : value);
        });

    public FeedParse Parse() => Parse(Body);

    public FeedParse ParseLeniently() =>
        new FeedParser(new FixedTime(Now)).ParseLeniently(Body, Lines("Content-Type: ").FirstOrDefault(), BaseUrl());

    public FeedParse Parse(byte[] body) =>
        new FeedParser(new FixedTime(Now)).Parse(body, Lines("Content-Type: ").FirstOrDefault(), BaseUrl(), CancellationToken.None);

    public static string? Value(FeedParse parse, string field)
    {
        if (field.StartsWith("items[", StringComparison.Ordinal))
        {
            var end = field.IndexOf(']', StringComparison.Ordinal);
            return Value(parse.Feed!.Items[int.Parse(field[6..end], CultureInfo.InvariantCulture)], field[(end + 2)..]);
        }

        return field switch
        {
            "reason" => parse.Reason,
            "format" => parse.Feed!.Format,
            "title" => parse.Feed!.Title,
            "language" => parse.Feed!.Language,
            "items" => parse.Feed!.Items.Count.ToString(CultureInfo.InvariantCulture),
            "warnings" => parse.Feed!.Warnings.Count.ToString(CultureInfo.InvariantCulture),
            "warning" => string.Join("\n", parse.Feed!.Warnings),
            _ => throw new ArgumentException(field),
        };
    }

    private static string? Value(FeedItem item, string field) => field switch
    {
        "id" => item.Id,
        "url" => item.Url,
        "title" => item.Title,
        "author" => item.Author,
        "published" => Time(item.Published),
        "updated" => Time(item.Updated),
        "language" => item.Language,
        "categories" => string.Join("; ", item.Categories),
        "shared" => item.SharedId,
        "text" => ReadableItem.Text(item),
        "html" => ReadableItem.Html(item),
        "content" => item.Content?.Value,
        "content.base" => item.Content?.Base,
        "content.markup" => item.Content?.Markup.ToString(),
        "summary" => item.Summary?.Value,
        "summary.markup" => item.Summary?.Markup.ToString(),
        _ => throw new ArgumentException(field),
    };

    private static string? Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-ddTHH:mm:ss.FFFK", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal);

    private Uri BaseUrl() => new(Lines("Base: ").FirstOrDefault() ?? "https://host.example/feed.xml");

    /// <summary>The header is ASCII, so that it can be read whatever the encoding.</summary>
    private IEnumerable<string> Lines(string start) =>
        Encoding.Latin1.GetString(Body).Replace("\0", "", StringComparison.Ordinal).Split('\n')
            .Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line[start.Length..].TrimEnd('\r'));
}

internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
