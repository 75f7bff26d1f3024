using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Tests.Ledger.Histories;

/// <summary>What happens to a book, from the first step to the last. Each step means something after any others, so that a history can be shortened.</summary>
/// <param name="Seed">Chooses what is asked afterwards, so that the same history is asked the same.</param>
internal sealed record History(int Seed, IReadOnlyList<Step> Steps)
{
    public override string ToString() => $"asked with seed {Seed}:\n{string.Join('\n', Steps.Select((step, i) => $"{i + 1,3}. {step}"))}\n";
}

internal abstract record Step;

/// <summary>Articles that are recorded in one batch, in this order.</summary>
internal sealed record RecordStep(IReadOnlyList<Draft> Drafts) : Step
{
    public override string ToString() => $"record {string.Join("; ", Drafts)}";
}

/// <summary>An edit of a topic's query, or a new topic.</summary>
internal sealed record PublishStep(string Topic, string Query) : Step;

/// <summary>Some batches of the backfill, each of <see cref="ArticlesPerBatch"/>.</summary>
internal sealed record BackfillStep(int Batches) : Step
{
    public const int ArticlesPerBatch = 2;
}

/// <param name="Ordinal">Which article; taken modulo their number.</param>
internal sealed record PurgeArticleStep(int Ordinal) : Step;

internal sealed record PurgeSourceStep(int Source) : Step;

/// <summary>An operator takes an article out of its piece.</summary>
internal sealed record SplitStep(int Ordinal) : Step;

/// <summary>An operator puts an article, with its piece, into another's.</summary>
internal sealed record JoinStep(int Ordinal, int Other) : Step;

/// <summary>A question to the topic's actor.</summary>
/// <param name="Restart">Whether its memory was dropped before.</param>
internal sealed record AskStep(string Topic, bool Restart, CountsQuery Query) : Step;

/// <summary>An article as a source gives it.</summary>
internal sealed record Draft(
    IReadOnlyList<int> Keys, int Source, string? Title, string Text, TextRank Rank, int Piece, DateTimeOffset? Published, DateTimeOffset Seen,
    string Outlet, string? Author, string? Language, string Kind)
{
    /// <summary>All that a reader would see change.</summary>
    public string Content => string.Join('|', Title, Text, Piece, Published, Author, Language, Kind);

    public ArticleRecord ToRecord(TopicSet set) => new()
    {
        Keys = [.. Keys.Select(key => $"key {key}")],
        Source = SourceName(Source),
        SourceItem = $"item {Keys[0]}",
        ItemHash = System.Text.Encoding.UTF8.GetBytes(Content + Rank + Outlet),
        ContentHash = System.Text.Encoding.UTF8.GetBytes(Content),
        Title = Title,
        Author = Author,
        Outlet = Outlet,
        Language = Language,
        Kind = Kind,
        Published = Published,
        Seen = Seen,
        Rank = Rank,
        Text = Text,
        Removed = [new RemovedSpan(0, Text, "rule")],
        Piece = Piece,
        Matches = set.Matcher.Match(Title, Text),
        TopicSetVersion = set.Version,
    };

    public static string SourceName(int source) => $"source {source}";

    public override string ToString() =>
        $"[{string.Join('+', Keys)}] s{Source} \"{Title}|{Text}\" {Rank} piece {Piece} published {Published:u} seen {Seen:u} {Outlet} {Author} {Language} {Kind}";
}
