using System.Collections.Immutable;
using System.Text.Json;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Templates;

/// <summary>
/// How much cleaning removed of a source's last articles, in thousandths, the oldest first. A jump means that a site has changed, or that a
/// rule now takes what it should not: then somebody ought to look. Medians, so that single odd articles raise no alarm.
/// </summary>
public sealed class RemovedShares
{
    private const int Most = 120, Recent = 15, FewestBefore = 30;

    /// <summary>So many thousandths more are a jump, unless the source's shares have always varied as much.</summary>
    private const int LeastJump = 150;

    private const int MostDeviations = 4;

    private readonly ImmutableArray<int> permille;

    private RemovedShares(ImmutableArray<int> permille)
    {
        this.permille = permille;
        var recent = permille[Math.Max(0, permille.Length - Recent)..];
        var before = permille[..^recent.Length];
        Now = Median(recent);
        Usual = Median(before.IsEmpty ? recent : before);
        var deviation = Median([.. before.Select(share => Math.Abs(share - Usual))]);
        HaveJumped = before.Length >= FewestBefore && Now - Usual >= Math.Max(LeastJump, MostDeviations * deviation);
    }

    public static RemovedShares None { get; } = new([]);

    /// <summary>The median of the last 15 articles.</summary>
    public int Now { get; }

    /// <summary>The median of the up to 105 before them.</summary>
    public int Usual { get; }

    public int Articles => permille.Length;

    public bool HaveJumped { get; }

    /// <summary>Null while all is as usual.</summary>
    public string? Alarm => HaveJumped
        ? $"Cleaning removes {Percent(Now)} % of its latest articles, before it was {Percent(Usual)} %. Look at what is removed there, and restore what belongs to the text."
        : null;

    public static RemovedShares Parse(string json) => new(JsonSerializer.Deserialize<ImmutableArray<int>>(json));

    public string ToJson() => JsonSerializer.Serialize(permille);

    public RemovedShares With(IEnumerable<int> newest)
    {
        var all = permille.AddRange(newest);
        return new(all[Math.Max(0, all.Length - Most)..]);
    }

    /// <summary>How much of a text cleaning removed, in thousandths of the characters that there were.</summary>
    public static int Permille(IReadOnlyList<RemovedSpan> removed, string kept)
    {
        var length = removed.Sum(span => (long)span.Text.Length);
        return (int)(length * 1000 / Math.Max(1, length + kept.Length));
    }

    public static int Percent(int permille) => (permille + 5) / 10;

    private static int Median(ImmutableArray<int> values) => values.IsEmpty ? 0 : values.Sort()[values.Length / 2];
}
