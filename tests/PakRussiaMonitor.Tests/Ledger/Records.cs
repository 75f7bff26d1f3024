using System.Text;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>Article records to write down in tests: everything has a default, a test names what it is about.</summary>
internal static class Records
{
    public static readonly TopicRevision Energy = new("energy", 1, "Energy", "gas");
    public static readonly TopicRevision Defence = new("defence", 1, "Defence", "arms");
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static ArticleRecord Record(
        string key, string text = "A text.", long piece = 1, DateTimeOffset? published = null, DateTimeOffset? seen = null, string outlet = "dawn.com",
        string? author = null, string kind = "opinion", TextRank rank = TextRank.Content, string source = "feed", string[]? keys = null,
        TopicRevision[]? topics = null, long version = 2)
    {
        var content = string.Join('|', text, published, outlet, author, kind);
        return new()
        {
            Keys = keys ?? [key],
            Source = source,
            SourceItem = key,
            ItemHash = Encoding.UTF8.GetBytes(content + rank),
            ContentHash = Encoding.UTF8.GetBytes(content),
            Title = key,
            Author = author,
            Outlet = outlet,
            Kind = kind,
            Published = published,
            Seen = seen ?? Noon,
            Rank = rank,
            Text = text,
            Piece = piece,
            Matches = topics ?? [Energy],
            TopicSetVersion = version,
        };
    }
}
