namespace PakRussiaMonitor.Articles.Extraction;

internal enum MarkupToken
{
    Text,
    StartTag,
    EndTag,
}

/// <summary>
/// Reads HTML source as the standard's tokenizer does, one token at a time in one linear pass, without building anything:
/// text, start tags and end tags. Comments, doctypes and processing instructions are passed over. What script and style hold is
/// not told from markup here: whoever counts may count too much, never too little.
/// </summary>
internal ref struct MarkupScanner(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> html = html;
    private int at;

    public MarkupToken Kind { get; private set; }

    /// <summary>Characters passed so far.</summary>
    public readonly int At => Math.Min(at, html.Length);

    /// <summary>The text, or the name of the tag as written.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Of a start tag.</summary>
    public int Attributes { get; private set; }

    /// <summary>What a tag holds behind its name, as written.</summary>
    public ReadOnlySpan<char> Inside { get; private set; }

    /// <summary>The start tag ends in <c>/&gt;</c>.</summary>
    public bool ClosesItself { get; private set; }

    public bool Read()
    {
        while (at < html.Length)
        {
            if (html[at] != '<') return Text(html[at..].IndexOf('<'));
            var next = at + 1 < html.Length ? html[at + 1] : '\0';
            if (char.IsAsciiLetter(next)) return Tag(MarkupToken.StartTag, at + 1);
            if (next == '/' && at + 2 < html.Length && char.IsAsciiLetter(html[at + 2])) return Tag(MarkupToken.EndTag, at + 2);
            if (next is '!' or '?' or '/') SkipComment();
            else return Text(html[(at + 1)..].IndexOf('<') is var more and >= 0 ? more + 1 : -1);
        }
        return false;
    }

    /// <summary>Passes over the content of a script, style or the like, up to its end tag or the end of the source.</summary>
    public void SkipTo(ReadOnlySpan<char> endTagName)
    {
        while (at < html.Length)
        {
            var found = html[at..].IndexOf("</");
            if (found < 0) break;
            at += found;
            if (html[(at + 2)..].StartsWith(endTagName, StringComparison.OrdinalIgnoreCase)) return;
            at += 2;
        }
        at = html.Length;
    }

    private bool Text(int length)
    {
        if (length < 0) length = html.Length - at;
        Kind = MarkupToken.Text;
        Value = html.Slice(at, length);
        at += length;
        return true;
    }

    private bool Tag(MarkupToken kind, int nameStart)
    {
        at = nameStart;
        while (at < html.Length && !IsTagSpace(html[at]) && html[at] is not ('>' or '/')) at++;
        Kind = kind;
        Value = html[nameStart..at];
        Attributes = 0;
        var inside = at;
        while (at < html.Length && html[at] != '>')
        {
            if (IsTagSpace(html[at]) || html[at] == '/') at++;
            else ReadAttribute();
        }
        Inside = html[inside..Math.Min(at, html.Length)];
        ClosesItself = html[Math.Min(at, html.Length) - 1] == '/';
        at++;
        return true;
    }

    private void ReadAttribute()
    {
        Attributes++;
        // Even '=' may begin a name; only from the second character on does it end one.
        at++;
        while (at < html.Length && !IsTagSpace(html[at]) && html[at] is not ('>' or '/' or '=')) at++;
        SkipSpace();
        if (at >= html.Length || html[at] != '=') return;
        at++;
        SkipSpace();
        if (at >= html.Length) return;
        if (html[at] is '"' or '\'') SkipBehind(html[at], from: at + 1);
        else while (at < html.Length && !IsTagSpace(html[at]) && html[at] != '>') at++;
    }

    private void SkipSpace()
    {
        while (at < html.Length && IsTagSpace(html[at])) at++;
    }

    private void SkipBehind(char mark, int from)
    {
        var found = from < html.Length ? html[from..].IndexOf(mark) : -1;
        at = found < 0 ? html.Length : from + found + 1;
    }

    private void SkipComment()
    {
        var rest = html[at..];
        if (!rest.StartsWith("<!--"))
        {
            SkipBehind('>', at + 1);
            return;
        }
        if (rest.StartsWith("<!-->") || rest.StartsWith("<!--->"))
        {
            SkipBehind('>', at + 4);
            return;
        }
        for (var dash = at + 4; ;)
        {
            var found = html[dash..].IndexOf("--");
            if (found < 0)
            {
                at = html.Length;
                return;
            }
            dash += found + 2;
            if (dash < html.Length && html[dash] == '>') { at = dash + 1; return; }
            if (dash + 1 < html.Length && html[dash] == '!' && html[dash + 1] == '>') { at = dash + 2; return; }
            dash--;
        }
    }

    private static bool IsTagSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
