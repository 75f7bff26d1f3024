using System.Buffers;
using System.Text;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Atom's constructs of text and person, read as their type (and in 0.3 their mode) declares.</summary>
internal static class AtomText
{
    /// <summary>What only markup begins with: many feeds forget to say that theirs is.</summary>
    private static readonly string[] BeginningsOfMarkup = ["<p>", "<p ", "<div", "<br", "<img", "<a href", "<h1", "<h2", "<h3", "<ul", "<figure", "<blockquote", "<table"];

    /// <summary>A title or other single line.</summary>
    public static string? ReadTitle(FeedXml xml)
    {
        var text = Read(xml, null, out _);
        return text switch
        {
            null => null,
            { Markup: Markup.Text } => PlainText.NullIfEmpty(PlainText.FromText(Short(text.Value))),
            _ => PlainText.NullIfEmpty(PlainText.FromHtml(Short(text.Value))),
        };
    }

    /// <summary>A text or content. Out-of-line and binary content is none.</summary>
    public static FeedText? Read(FeedXml xml, Uri? outer)
    {
        var text = Read(xml, outer, out var isDeclared);
        return text is { Markup: Markup.Text } && !isDeclared && IsMarkup(text.Value) ? text with { Markup = Markup.Html } : text;
    }

    private static FeedText? Read(FeedXml xml, Uri? outer, out bool isDeclared)
    {
        var baseUri = xml.Base(outer, outer);
        var type = MediaType(xml.Attribute("type"));
        var mode = xml.Attribute("mode")?.Trim().ToLowerInvariant();
        isDeclared = type.Length > 0;
        var isXml = mode == "xml" || (mode is null && (type is "xhtml" or "application/xhtml+xml" || type.EndsWith("/xml", StringComparison.Ordinal)));
        var isHtml = type is "html" or "text/html" or "xhtml" or "application/xhtml+xml" || (mode == "escaped" && type.EndsWith("xml", StringComparison.Ordinal));
        var isText = type is "text" or "plain" or "" || type.StartsWith("text/", StringComparison.Ordinal);
        if (!(isXml || isHtml || isText || type.EndsWith("/xml", StringComparison.Ordinal)))
            return null;
        var isPlainXml = isXml && isText && !isHtml; // of type text/plain, where mode="xml" only says that nothing is escaped twice
        if (xml.Read(isXml && !isPlainXml, baseUri, out var isMarkup) is not { } value)
            return null;
        if (mode == "base64" && !TryDecode(ref value))
            return null;
        return FeedTexts.Of(value, isMarkup || isHtml ? Markup.Html : Markup.Text, baseUri);
    }

    /// <summary>The names of a person construct; the address only when there is no name.</summary>
    public static string? ReadPerson(FeedXml xml)
    {
        string? name = null, email = null;
        var own = new StringBuilder();
        var depth = xml.Depth;
        while (xml.NextChild(depth, own))
        {
            if (xml.Name == "name")
                name ??= xml.Person();
            else if (xml.Name == "email")
                email ??= xml.Person();
        }

        return name ?? PersonName.From(PlainText.NullIfEmpty(PlainText.FromHtml(Short(own.ToString())))) ?? email;
    }

    private static string MediaType(string? type)
    {
        type = type?.Trim().ToLowerInvariant() ?? "";
        var end = type.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? type : type[..end].TrimEnd();
    }

    private static bool IsMarkup(string text)
    {
        var start = text.AsSpan().TrimStart();
        foreach (var beginning in BeginningsOfMarkup)
        {
            if (start.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool TryDecode(ref string value)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((value.Length / 4 * 3) + 3);
        var isBase64 = Convert.TryFromBase64String(value, bytes, out var length);
        if (isBase64)
            value = Encoding.UTF8.GetString(bytes, 0, length);
        ArrayPool<byte>.Shared.Return(bytes);
        return isBase64 && !string.IsNullOrWhiteSpace(value);
    }

    private static string Short(string text) => text.Length <= FeedXml.LongestLine ? text : text[..FeedXml.LongestLine];
}
