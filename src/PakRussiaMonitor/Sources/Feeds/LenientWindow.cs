namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A stretch of the document that moves forward over it: as far as the lenient reader looks ahead, whatever the document's length.</summary>
internal sealed class LenientWindow(TextReader source)
{
    private const int Size = 128 * 1024;

    private readonly char[] buffer = new char[Size];
    private int at, end;
    private bool ended;

    /// <summary>What is in the window from here on.</summary>
    public ReadOnlySpan<char> Rest => buffer.AsSpan(at, end - at);

    public char Current => buffer[at];

    public bool SourceEnded => ended;

    /// <summary>Brings up to so many characters into the window; false when the document has fewer left.</summary>
    public bool Ensure(int count)
    {
        if (end - at >= count)
            return true;
        if (!ended && at > 0)
        {
            buffer.AsSpan(at, end - at).CopyTo(buffer);
            (at, end) = (0, end - at);
        }

        while (!ended && end < buffer.Length)
        {
            var read = source.Read(buffer, end, buffer.Length - end);
            ended = read <= 0;
            end += Math.Max(read, 0);
        }

        return end - at >= count;
    }

    public void Skip(int count) => at += count;

    public bool StartsWith(string mark) =>
        Ensure(mark.Length) && Rest.StartsWith(mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>Behind the next mark, or to the end of the document.</summary>
    public void SkipPast(string mark)
    {
        while (Ensure(mark.Length))
        {
            var found = Rest.IndexOf(mark);
            if (found >= 0)
            {
                at += found + mark.Length;
                return;
            }

            at = end - mark.Length + 1;
        }

        at = end;
    }

    /// <summary>Behind the next end bracket, or before a new tag when that comes first; false when the document ends before either.</summary>
    public bool SkipTag()
    {
        while (Ensure(1))
        {
            var found = Rest.IndexOfAny('<', '>');
            if (found >= 0)
            {
                at += found + (Rest[found] == '>' ? 1 : 0);
                return true;
            }

            at = end;
        }

        return false;
    }

    public void SkipSpace()
    {
        while (Ensure(1) && char.IsWhiteSpace(Current))
            at++;
    }

    /// <summary>Behind a DOCTYPE, its internal subset included.</summary>
    public void SkipDoctype()
    {
        var depth = 0;
        while (Ensure(4))
        {
            var character = Current;
            if (character == '<' && Rest.StartsWith("<!--"))
            {
                SkipPast("-->");
                continue;
            }

            at++;
            if (character == '>' && depth <= 0)
                return;
            depth += character switch { '[' => 1, ']' => -1, _ => 0 };
            if (character is '"' or '\'' && depth > 0)
                SkipPast(character == '"' ? "\"" : "'");
        }

        at = end;
    }
}
