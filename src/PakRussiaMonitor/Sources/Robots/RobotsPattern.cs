namespace PakRussiaMonitor.Sources.Robots;

/// <summary>One rule: <c>*</c> stands for any characters, a <c>$</c> at its end for the address' end.</summary>
internal sealed class RobotsPattern
{
    private readonly string[] parts;
    private readonly bool isWhole;

    /// <param name="pattern">As <see cref="RobotsPath"/> spells it.</param>
    public RobotsPattern(string pattern, bool allows)
    {
        (Length, Allows) = (pattern.Length, allows);
        isWhole = pattern.EndsWith('$');
        parts = (isWhole ? pattern[..^1] : pattern).Split('*');
    }

    public int Length { get; }

    public bool Allows { get; }

    /// <summary>Each part at the first place where it stands: nothing is tried twice, whatever the pattern.</summary>
    public bool Fits(string path)
    {
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (isLast && isWhole)
                return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }

        return !isWhole || at == path.Length;
    }
}
