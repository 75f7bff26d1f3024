using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Characters on their way into one string; used again for the next. What is longer than any text of an item is cut.</summary>
internal sealed class GrowingText
{
    /// <summary>Characters of one element that are kept.</summary>
    public const int Longest = 2_000_000;

    private const int FirstRoom = 16 * 1024;

    private char[] characters = new char[FirstRoom];

    public int Length { get; private set; }

    public bool IsCut { get; private set; }

    public ReadOnlySpan<char> Written => characters.AsSpan(0, Length);

    public void Clear() => (Length, IsCut) = (0, false);

    public void Append(ReadOnlySpan<char> text)
    {
        text = text[..Fitting(text.Length)];
        text.CopyTo(characters.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(char character)
    {
        if (Length == characters.Length && Fitting(1) == 0)
            return;
        characters[Length++] = character;
    }

    /// <summary>All of a text. As long as the longest, it counts as cut, just as one that is read in parts.</summary>
    public void AppendWhole(ReadOnlySpan<char> text)
    {
        Append(text);
        Fitting(1);
    }

    /// <summary>All of a text node, from where the reader stands in it.</summary>
    public void AppendValue(XmlReader reader)
    {
        while (Fitting(1) > 0)
        {
            var read = reader.ReadValueChunk(characters, Length, characters.Length - Length);
            if (read == 0)
                return;
            Length += read;
        }
    }

    public override string ToString() => new(characters, 0, Length);

    /// <summary>As many of them as there is or can be made room for.</summary>
    private int Fitting(int more)
    {
        if (more > characters.Length - Length && characters.Length < Longest)
            Array.Resize(ref characters, Math.Min(Longest, Math.Max(characters.Length * 2, Length + more)));
        var fitting = Math.Min(more, characters.Length - Length);
        IsCut |= fitting < more;
        return fitting;
    }
}
