using System.Text;

namespace PakRussiaMonitor.Sources.Robots;

/// <summary>
/// What a site's robots.txt says to one crawler (RFC 9309): the rules of the groups that name it, else those of <c>*</c>. The longest
/// pattern that fits decides, and of two as long the one that allows. Never throws, whatever the bytes.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>Bytes that are read of a file; what stands further behind is not there (RFC 9309, 2.5).</summary>
    public const int MostBytes = 500 * 1024;

    /// <summary>Everything is allowed: what a site without the file says.</summary>
    public static readonly RobotsRules Open = new([]);

    private readonly RobotsPattern[] rules;

    private RobotsRules(IEnumerable<RobotsPattern> rules)
    {
        this.rules = [.. rules.OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allows)];
        Weight = this.rules.Sum(rule => (long)rule.Length);
    }

    /// <summary>Characters of all patterns, for whoever keeps many.</summary>
    public long Weight { get; }

    /// <param name="agent">The crawler's product token, such as <c>PakRussiaMonitor</c>.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string agent)
    {
        var text = Encoding.UTF8.GetString(file[..Math.Min(file.Length, MostBytes)]).TrimStart('\uFEFF');
        var (own, others) = (new List<RobotsPattern>(), new List<RobotsPattern>());
        var (isOwn, isForAll, inRules, hasOwn) = (false, false, true, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var key = Record(line, out var value);
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (inRules)
                    (isOwn, isForAll, inRules) = (false, false, false); // a new group begins
                isForAll |= value is "*";
                isOwn |= Token(value).Equals(agent, StringComparison.OrdinalIgnoreCase);
                hasOwn |= isOwn;
            }
            else if (Verb(key) is { } allows)
            {
                inRules = true;
                if (value.IsEmpty || !(isOwn || isForAll))
                    continue;
                var rule = new RobotsPattern(RobotsPath.Normalise(value), allows);
                if (isOwn)
                    own.Add(rule);
                if (isForAll)
                    others.Add(rule);
            }
        }

        return new(hasOwn ? own : others);
    }

    /// <summary>Whether a page may be fetched by its path and query. The file itself always may.</summary>
    public bool Allow(Uri url)
    {
        var path = RobotsPath.Normalise(url.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        foreach (var rule in rules)
        {
            if (rule.Fits(path))
                return rule.Allows;
        }

        return true;
    }

    private static bool? Verb(ReadOnlySpan<char> key) =>
        key.Equals("allow", StringComparison.OrdinalIgnoreCase) ? true : key.Equals("disallow", StringComparison.OrdinalIgnoreCase) ? false : null;

    /// <summary>A line's name and value without comment and space; both empty where it is no record.</summary>
    private static ReadOnlySpan<char> Record(ReadOnlySpan<char> line, out ReadOnlySpan<char> value)
    {
        if (line.IndexOf('#') is >= 0 and var comment)
            line = line[..comment];
        var colon = line.IndexOf(':');
        value = colon > 0 ? line[(colon + 1)..].Trim() : default;
        return colon > 0 ? line[..colon].Trim() : default;
    }

    /// <summary>The product token at the head of a user-agent line: <c>Name/1.0</c> is <c>Name</c>.</summary>
    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> value)
    {
        var length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_'))
            length++;
        return value[..length];
    }
}
