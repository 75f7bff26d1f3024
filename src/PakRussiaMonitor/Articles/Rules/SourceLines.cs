using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Rules;

/// <summary>What one source says of lines beyond the general rules: what its operators keep and cut, and its template. Safe on any thread.</summary>
public sealed class SourceLines
{
    /// <summary>Nothing is known of the source yet.</summary>
    public static readonly SourceLines None = new([], []);

    private readonly FrozenSet<string> kept;
    private readonly FrozenSet<string> template;

    /// <param name="template">Lines with their white space folded.</param>
    public SourceLines(IReadOnlyList<SourceRule> rules, IEnumerable<string> template)
    {
        kept = Lines(rules, RuleAction.Keep).ToFrozenSet(StringComparer.Ordinal);
        Cuts = [.. Lines(rules, RuleAction.Cut)];
        this.template = template.Where(line => !kept.Contains(line)).ToFrozenSet(StringComparer.Ordinal);
    }

    public bool HasKept => kept.Count > 0;

    public bool HasTemplate => template.Count > 0;

    /// <summary>The lines that operators cut.</summary>
    public IReadOnlyList<string> Cuts { get; }

    public bool Keeps(string line) => kept.Contains(line);

    public bool IsTemplate(string line) => template.Contains(line);

    private static IEnumerable<string> Lines(IReadOnlyList<SourceRule> rules, RuleAction action) =>
        rules.Where(rule => rule.Action == action).Select(rule => rule.Line);
}
