using System.Buffers;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The attributes inside an HTML tag, in their order, values as written.</summary>
/// <param name="inside">What stands behind the tag's name.</param>
internal ref struct MarkupAttributes(ReadOnlySpan<char> inside)
{
    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n\f/=");

    private ReadOnlySpan<char> rest = inside;

    public ReadOnlySpan<char> Name { get; private set; }

    public ReadOnlySpan<char> Value { get; private set; }

    public bool Next()
    {
        rest = rest.TrimStart(" \t\r\n\f/");
        if (rest.IsEmpty)
            return false;
        var end = rest[1..].IndexOfAny(AfterName); // even an equal sign may begin a name
        Name = end < 0 ? rest : rest[..(end + 1)];
        rest = rest[Name.Length..];
        Value = default;
        if (rest.TrimStart(" \t\r\n\f") is ['=', .. var value])
            ReadValue(value.TrimStart(" \t\r\n\f"));
        return true;
    }

    private void ReadValue(ReadOnlySpan<char> value)
    {
        if (value is ['"' or '\'', .. var quoted])
        {
            var close = quoted.IndexOf(value[0]);
            Value = close < 0 ? quoted : quoted[..close];
            rest = close < 0 ? default : quoted[(close + 1)..];
            return;
        }

        var end = value.IndexOfAny(" \t\r\n\f");
        Value = end < 0 ? value : value[..end];
        rest = value[Value.Length..];
    }
}
