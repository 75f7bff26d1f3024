using System.Security.Cryptography;
using System.Text;

namespace PakRussiaMonitor.Articles.Rules;

/// <summary>What becomes of a line; stored by name.</summary>
public enum RuleAction
{
    Keep,
    Cut,
}

/// <summary>An operator's word on one line of a source, for its later articles. A line has one rule at most.</summary>
/// <param name="Id">The beginning of the line's hash.</param>
/// <param name="Line">The line, white space folded; it is compared as a whole, capitals and all.</param>
/// <param name="Article">The article on which it was made; null where it was made by itself.</param>
/// <param name="CreatedAt">Unix milliseconds.</param>
public sealed record SourceRule(string Id, RuleAction Action, string Line, long? Article, long CreatedAt)
{
    /// <summary>UTF-16 units; a longer span is no line but a text.</summary>
    public const int LongestLine = 4_000;

    /// <summary>Rules that one source may have.</summary>
    public const int Most = 500;

    /// <exception cref="ArgumentException">There is nothing in the line, or it is too long.</exception>
    public static SourceRule Of(RuleAction action, string line, long? article, long now)
    {
        var folded = Fold(line);
        if (folded.Length is 0 or > LongestLine)
            throw new ArgumentException($"A rule's line has 1 to {LongestLine} characters.", nameof(line));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 8)), action, folded, article, now);
    }

    /// <summary>The form in which lines are compared: canonical Unicode, runs of white space as one space, none at either end.</summary>
    public static string Fold(string line) => string.Join(' ', CanonicalText.Of(line).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
