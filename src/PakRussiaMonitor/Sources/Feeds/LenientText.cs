using System.Buffers;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Characters as they were meant: references resolved, HTML's named ones too, bare ampersands kept, what XML forbids dropped.</summary>
internal sealed class LenientText
{
    /// <summary>Names kept as one string each; past them a new name is a new string.</summary>
    private const int MostNames = 2000;

    private static readonly SearchValues<char> NeedCare = SearchValues.Create(
        "&\r\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017" +
        "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly GrowingText value = new();
    private bool afterReturn;

    public LenientText() => lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name(ReadOnlySpan<char> name)
    {
        if (lookup.TryGetValue(name, out var known))
            return known;
        var added = name.ToString();
        if (names.Count < MostNames)
            names.Add(added);
        return added;
    }

    /// <summary>An attribute's value: its white space is blanks.</summary>
    public string Attribute(ReadOnlySpan<char> written)
    {
        value.Clear();
        Append(value, written, resolve: true);
        return value.ToString().Replace('\n', ' ').Replace('\t', ' ');
    }

    /// <param name="resolve">False in CDATA, where an ampersand is one.</param>
    public void Append(GrowingText output, ReadOnlySpan<char> written, bool resolve)
    {
        if (afterReturn && written is ['\n', ..])
            written = written[1..];
        afterReturn = false;
        while (!written.IsEmpty)
        {
            var plain = written.IndexOfAny(NeedCare);
            output.Append(plain < 0 ? written : written[..plain]);
            if (plain < 0)
                return;
            written = written[(plain + AppendOne(output, written[plain..], resolve))..];
        }
    }

    /// <summary>Characters read.</summary>
    private int AppendOne(GrowingText output, ReadOnlySpan<char> written, bool resolve)
    {
        switch (written[0])
        {
            case '\r':
                output.Append('\n');
                afterReturn = written.Length == 1; // its line feed may come with the next piece
                return written.Length > 1 && written[1] == '\n' ? 2 : 1;
            case '&' when resolve && CharacterReferences.TryRead(written, out var length, out var meant):
                output.Append(meant);
                return length;
            case '&':
                output.Append('&');
                return 1;
            default:
                return 1;
        }
    }
}
