using System.Buffers;
using System.Text;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>Names of encodings, where they are written and what they mean in practice.</summary>
internal static class Label
{
    private static readonly SearchValues<char> AfterValue = SearchValues.Create(" \t;\"'?/>");

    /// <summary>The charset parameter of a Content-Type header.</summary>
    public static string? InContentType(string? contentType) => contentType is null ? null : After(contentType, "charset");

    /// <summary>The charset parameter of a page's first meta element that has one, written as a header would.</summary>
    public static string? InMeta(string head)
    {
        for (var at = 0; head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var start; at = start + 5)
        {
            var end = head.IndexOf('>', start);
            if (end < 0)
                return null;
            if (After(head[start..end], "charset") is { } charset)
                return $"text/html; charset={charset}";
        }

        return null;
    }

    /// <summary>The encoding of an XML declaration in the first characters of a document.</summary>
    public static string? InXmlDeclaration(string head)
    {
        var start = head.IndexOf("<?xml", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var end = head.IndexOf('>', start);
        return end < 0 ? null : After(head[start..end], "encoding");
    }

    /// <summary>
    /// Null for a name that is unknown or cannot be true: text that could be searched byte by byte is not UTF-16. As on
    /// the web, Latin-1 and ASCII mean windows-1252, gb2312 and gbk mean gb18030.
    /// </summary>
    public static Encoding? ToEncoding(string? name)
    {
        name = name?.ToLowerInvariant() switch
        {
            null => null,
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => "utf-8",
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "cp1252" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "gb2312" or "gb_2312-80" or "gbk" or "x-gbk" or "cp936" => "gb18030",
            "big5-hkscs" or "cp950" => "big5",
            "cp932" or "windows-31j" => "shift_jis",
            "cp949" or "uhc" or "windows-949" => "ks_c_5601-1987",
            "win-1251" or "windows1251" => "windows-1251",
            var windows when windows.StartsWith("cp125", StringComparison.Ordinal) => "windows-" + windows[2..],
            var latin when latin.StartsWith("iso8859-", StringComparison.Ordinal) => "iso-" + latin[3..],
            var other when other.StartsWith("utf-", StringComparison.Ordinal) => null,
            var other => other,
        };
        if (name is null)
            return null;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? After(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = text.AsSpan(at + name.Length).TrimStart();
        if (value is not ['=', ..])
            return null;
        value = value[1..].TrimStart().TrimStart("\"'");
        var end = value.IndexOfAny(AfterValue);
        value = end < 0 ? value : value[..end];
        return value.IsEmpty ? null : value.ToString();
    }
}
