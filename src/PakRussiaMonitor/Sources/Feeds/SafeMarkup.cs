using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// HTML of a feed made fit to be shown: only elements and attributes that are known and do nothing, each closed; addresses absolute and
/// http(s); scripts, styles, frames and foreign markup out together with what they hold. One linear pass that builds no tree.
/// </summary>
internal ref struct SafeMarkup
{
    private const int Deepest = 200;
    private const int MostAttributes = 60;
    private const int LongestReference = 34;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Allowed = Set(
        "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption " +
        "figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture pre q s samp section small source span strike strong sub summary sup " +
        "table tbody td tfoot th thead time tr tt u ul var video wbr");

    /// <summary>Out with all that they hold.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dropped = Set(
        "applet canvas embed frameset head iframe math noembed noframes noscript object script select style svg template textarea title xmp");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Void = Set("br col hr img source wbr embed");

    /// <summary>Where another of the kind begins, the one before it ends.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Siblings = Set("dd dt li p td th tr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndsParagraph = Set(
        "address article aside blockquote center details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul");

    private static readonly string[] Attributes =
        ["href", "src", "poster", "cite", "alt", "title", "width", "height", "datetime", "colspan", "rowspan", "start", "lang", "dir", "controls", "abbr", "scope", "reversed"];

    /// <summary>How many of them are addresses.</summary>
    private const int Addresses = 4;

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"\0");

    private readonly Uri? baseUri;
    private readonly StringBuilder result;
    private readonly List<string> open = [];

    private SafeMarkup(int length, Uri? baseUri)
    {
        this.baseUri = baseUri;
        result = new(length);
    }

    public static string Of(string html, Uri? baseUri)
    {
        var markup = new SafeMarkup(html.Length, baseUri);
        markup.Write(html);
        return markup.result.ToString().Trim();
    }

    private readonly void Write(string html)
    {
        var scanner = new MarkupScanner(html);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupToken.Text)
                Escape(scanner.Value, keepReferences: true);
            else if (scanner.Kind == MarkupToken.EndTag)
                Close(scanner.Value);
            else if (!Dropped.TryGetValue(scanner.Value, out var dropped))
                Open(scanner.Value, scanner.Inside);
            else if (!scanner.ClosesItself && !Void.Contains(dropped))
                scanner.SkipTo(dropped);
        }

        CloseDownTo(0);
    }

    private readonly void Open(ReadOnlySpan<char> written, ReadOnlySpan<char> inside)
    {
        if (!Allowed.TryGetValue(written, out var name))
            return;
        if (open.Count > 0 && ((open[^1] == "p" && EndsParagraph.Contains(name)) || (open[^1] == name && Siblings.Contains(name))))
            CloseDownTo(open.Count - 1);
        var isVoid = Void.Contains(name);
        if (!isVoid && open.Count == Deepest)
            return;
        result.Append('<').Append(name);
        WriteAttributes(inside);
        result.Append('>');
        if (!isVoid)
            open.Add(name);
    }

    private readonly void Close(ReadOnlySpan<char> written)
    {
        if (!Allowed.TryGetValue(written, out var name))
            return;
        var at = open.LastIndexOf(name);
        if (at >= 0)
            CloseDownTo(at);
    }

    private readonly void CloseDownTo(int count)
    {
        for (var i = open.Count - 1; i >= count; i--)
            result.Append("</").Append(open[i]).Append('>');
        open.RemoveRange(count, open.Count - count);
    }

    private readonly void WriteAttributes(ReadOnlySpan<char> inside)
    {
        var attributes = new MarkupAttributes(inside);
        var seen = 0;
        for (var count = 0; count < MostAttributes && attributes.Next(); count++)
        {
            var index = IndexOf(attributes.Name);
            if (index < 0 || (seen & (1 << index)) != 0)
                continue;
            seen |= 1 << index;
            var value = WebUtility.HtmlDecode(attributes.Value.ToString());
            if (index < Addresses)
            {
                if (Address(value, baseUri) is not { } address)
                    continue;
                value = address;
            }

            result.Append(' ').Append(Attributes[index]).Append("=\"");
            Escape(value, keepReferences: false);
            result.Append('"');
        }
    }

    private static int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Attributes.Length; i++)
        {
            if (name.Equals(Attributes[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>Absolute where there is a base; null for whatever could do more than lead to a page, a picture or a mailbox.</summary>
    private static string? Address(string text, Uri? baseUri)
    {
        text = string.Concat(text.Where(c => !char.IsControl(c))).Trim(); // browsers ignore line breaks inside "java\nscript:"
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return text;
        if (FeedLinks.Resolve(text, baseUri) is { } url)
            return FeedLinks.Spell(url);
        var isRelative = baseUri is null && text.Length > 0 && text.AsSpan().IndexOfAny(':', '\\') < 0 && !text.Contains('&');
        return isRelative ? text : null;
    }

    private readonly void Escape(ReadOnlySpan<char> text, bool keepReferences)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            result.Append(text[..at]);
            text = text[at..];
            result.Append(text[0] switch
            {
                '&' when keepReferences && IsReference(text) => "&",
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => keepReferences ? "\"" : "&quot;",
                _ => "",
            });
            text = text[1..];
        }

        result.Append(text);
    }

    private static bool IsReference(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestReference)].IndexOf(';');
        return end > 1 && (text[1] == '#' || char.IsAsciiLetter(text[1])) && text[2..end].IndexOfAnyExcept(Names) < 0;
    }

    private static readonly SearchValues<char> Names = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
