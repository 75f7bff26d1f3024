using System.Text;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>
/// A raw text with its expected cleaning marked in it. Above the line <c>---</c> stand the case and, where they apply,
/// <c>title</c>, <c>author</c>, <c>truncated</c>, <c>feed-title</c> and <c>feed-author</c>. Below it every line of the raw text has a
/// column that ends in <c>|</c>: blank for a line that stays, a rule for one that goes (<c>title</c>, where the feed gave none: it becomes the title); <c>⟦rule: …⟧</c> marks a part of a line that goes.
/// </summary>
internal sealed class CleaningFixture
{
    private CleaningFixture(RawText raw, CleanText expected) => (Raw, Expected) = (raw, expected);

    public RawText Raw { get; }

    /// <summary>Its spans carry no offset: that is the invariants' business.</summary>
    public CleanText Expected { get; }

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Cleaning");

    public static CleaningFixture Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name + ".txt"));
        var separator = Array.IndexOf(lines, "---");
        var header = lines[..separator].Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        if (!header.ContainsKey("case")) throw new FormatException($"{name} does not say its case.");
        var raw = new StringBuilder();
        var kept = new List<string>();
        var removed = new List<(string Rule, string Text)>();
        foreach (var line in lines[(separator + 1)..]) ReadLine(line, raw, kept, removed);
        if (!header.ContainsKey("feed-title")) removed.RemoveAll(span => span.Rule == "title");
        var spans = removed.Select(span => new RemovedSpan(0, span.Text, span.Rule)).ToList();
        return new CleaningFixture(
            new RawText(raw.ToString(), header.GetValueOrDefault("feed-title"), header.GetValueOrDefault("feed-author")),
            new CleanText(header.GetValueOrDefault("title"), header.GetValueOrDefault("author"), string.Join('\n', kept),
                header.GetValueOrDefault("truncated") == "yes", spans));
    }

    private static void ReadLine(string line, StringBuilder raw, List<string> kept, List<(string Rule, string Text)> removed)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var rule = bar < 0 ? "" : line[..bar].Trim();
        var text = bar < 0 ? "" : line[(bar + 1)..].Trim();
        if (rule.Length > 0 && text.Length > 0) removed.Add((rule, text));
        var stays = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('⟦', at);
            if (open < 0) open = text.Length;
            stays.Append(text, at, open - at);
            raw.Append(text, at, open - at);
            if (open == text.Length) break;
            var close = text.IndexOf('⟧', open);
            var part = text[(open + 1)..close].Split(": ", 2);
            removed.Add((part[0], part[1]));
            raw.Append(part[1]);
            at = close + 1;
        }
        raw.Append('\n');
        if (rule.Length == 0 && stays.ToString().Trim() is { Length: > 0 } paragraph) kept.Add(paragraph);
    }
}
