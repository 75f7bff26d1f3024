using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>Why a source was not given to the HTML parser.</summary>
public enum MarkupVerdict
{
    WithinBounds,
    TooManyElements,
    TooDeep,
    TooManyOpenFormats,
    TooManyAttributes,

    /// <summary>Of pages only: more characters than a page's text can be.</summary>
    TooLong,

    /// <summary>Bytes that are no text.</summary>
    NotText,
}

/// <summary>
/// Foresees, in one linear pass over the source, how large a tree an HTML parser would build, so that a small hostile source
/// cannot make a huge one. It keeps the parser's stack of open elements in the rough and errs upwards: an end tag closes
/// something only where the standard's tree construction surely lets it.
/// </summary>
public static class MarkupBounds
{
    public const int MostElements = 50_000;
    public const int Deepest = 256;
    public const int MostOpenFormats = 32;
    public const int MostAttributes = 128;
    public const int MostAttributesInAll = 200_000;

    /// <summary>Formatting elements are opened again, as copies, in every block that begins while they are open.</summary>
    private static readonly string[] Formats =
        ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

    private static readonly FrozenSet<string> Void = Set(
        "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");

    /// <summary>An end tag does not reach beyond these.</summary>
    private static readonly FrozenSet<string> Walls = Set(
        "applet button caption foreignobject html marquee math object select svg table td template th");

    /// <summary>Only their own end tag, or that of an enclosing block, closes these; an inline element's does not reach beyond.</summary>
    private static readonly FrozenSet<string> Blocks = Set("""
        address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
        header hgroup li listing main menu nav ol p plaintext pre search section summary tbody tfoot thead tr ul iframe noembed noframes
        noscript script style title textarea xmp body head frameset
        """);

    /// <summary>Which innermost elements a start tag closes, where authors leave out end tags.</summary>
    private static readonly FrozenDictionary<string, string[]> Closes = new Dictionary<string, string[]>
    {
        ["li"] = ["li"], ["dt"] = ["dt", "dd"], ["dd"] = ["dt", "dd"],
        ["option"] = ["option"], ["optgroup"] = ["option", "optgroup"], ["td"] = ["td", "th"], ["th"] = ["td", "th"], ["tr"] = ["td", "th", "tr"],
        ["tbody"] = ["td", "th", "tr", "tbody", "thead", "tfoot"], ["tfoot"] = ["td", "th", "tr", "tbody", "thead", "tfoot"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> ClosesParagraph = Set("""
        address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
        header hgroup hr li listing main menu nav ol p plaintext pre search section summary ul xmp
        """);

    private static readonly FrozenSet<string> RawText = Set("script style title textarea xmp iframe noembed noframes");

    /// <summary>The names of nearly every tag there is, so that none has to be made of it.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, [.. Void, .. Walls, .. Blocks, .. Formats, "span", "picture", "time", "label", "sub", "sup", "cite", "abbr"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static MarkupVerdict Check(ReadOnlySpan<char> html)
    {
        var count = new Count();
        var scanner = new MarkupScanner(html);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupToken.Text) continue;
            var verdict = count.Add(scanner.Kind, scanner.Value, scanner.Attributes);
            if (verdict != MarkupVerdict.WithinBounds) return verdict;
        }
        return MarkupVerdict.WithinBounds;
    }

    private static FrozenSet<string> Set(string names) =>
        names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stack of open elements, in the rough.</summary>
    private sealed class Count
    {
        private readonly List<string> open = [];
        private readonly Dictionary<string, int> formats = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> openByName = new(StringComparer.Ordinal);
        private int openFormats;
        private int elements;
        private int rootAttributes;
        private int allAttributes;

        public MarkupVerdict Add(MarkupToken kind, ReadOnlySpan<char> span, int attributes)
        {
            // Names are few; a hostile source of many long ones is stopped by the number of elements.
            var name = span.Length > 32 ? "?" : Known.TryGetValue(span, out var known) ? known : span.ToString().ToLowerInvariant();
            allAttributes += attributes;
            if (kind == MarkupToken.StartTag) Start(name, attributes);
            else End(name);
            if (elements > MostElements) return MarkupVerdict.TooManyElements;
            if (open.Count > Deepest) return MarkupVerdict.TooDeep;
            if (openFormats > MostOpenFormats) return MarkupVerdict.TooManyOpenFormats;
            var tooMany = attributes > MostAttributes || rootAttributes > MostAttributes || allAttributes > MostAttributesInAll;
            return tooMany ? MarkupVerdict.TooManyAttributes : MarkupVerdict.WithinBounds;
        }

        private void Start(string name, int attributes)
        {
            // The attributes of repeated html and body tags all land on one element.
            if (name is "html" or "body") rootAttributes += attributes;
            elements++;
            if (Void.Contains(name)) return;
            if (Blocks.Contains(name) || Walls.Contains(name)) elements += openFormats;
            if (ClosesParagraph.Contains(name)) CloseParagraph();
            if (name is "a" or "nobr" && formats.GetValueOrDefault(name) > 0) End(name);
            if (Closes.TryGetValue(name, out var closed))
                while (open.Count > 0 && closed.Contains(open[^1])) End(open[^1]);
            open.Add(name);
            openByName[name] = openByName.GetValueOrDefault(name) + 1;
            if (Array.IndexOf(Formats, name) < 0) return;
            formats[name] = formats.GetValueOrDefault(name) + 1;
            openFormats++;
        }

        /// <summary>A block ends an open paragraph together with the inline elements left open in it.</summary>
        private void CloseParagraph()
        {
            for (var i = open.Count - 1; i >= 0 && !Walls.Contains(open[i]); i--)
            {
                if (open[i] == "p") RemoveFrom(i);
                else if (!Blocks.Contains(open[i])) continue;
                return;
            }
        }

        private void End(string name)
        {
            // What looks like an end tag inside a script closes nothing.
            if (open.Count > 0 && open[^1] != name && RawText.Contains(open[^1])) return;
            var isFormat = formats.TryGetValue(name, out var active) && active > 0;
            var hasClosed = openByName.GetValueOrDefault(name) > 0 && Close(name, isFormat);
            // A stray end tag of these makes an element of its own.
            if (!hasClosed && name is "p" or "br") elements++;
            if (!isFormat) return;
            formats[name] = active - 1;
            openFormats--;
        }

        private bool Close(string name, bool isFormat)
        {
            var reachesOverBlocks = Blocks.Contains(name) || Walls.Contains(name) || isFormat;
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i] == name)
                {
                    // A format is taken out from between the blocks that it holds; they stay open, with a copy of it inside.
                    if (isFormat) RemoveFormat(i);
                    else RemoveFrom(i);
                    return true;
                }
                if (Walls.Contains(open[i]) && !Walls.Contains(name)) return false;
                if (!reachesOverBlocks && Blocks.Contains(open[i])) return false;
            }
            return false;
        }

        private void RemoveFormat(int index)
        {
            elements += open.Count - 1 - index;
            openByName[open[index]]--;
            open.RemoveAt(index);
        }

        private void RemoveFrom(int index)
        {
            for (var i = index; i < open.Count; i++) openByName[open[i]]--;
            open.RemoveRange(index, open.Count - index);
        }
    }
}
