using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>What elements mean to a reader of plain text. Names are lower case.</summary>
internal static class HtmlElements
{
    private static readonly FrozenSet<string> LineBreaking = Set("""
        address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody tfoot thead tr ul
        """);

    private static readonly FrozenSet<string> Unread = Set("""
        script style template svg noscript head title iframe object embed applet canvas audio video map math select textarea button
        datalist meter progress noembed noframes
        """);

    private static readonly FrozenSet<string> Raw = Set("script style title textarea xmp iframe noembed noframes noscript svg template");

    public static bool BreaksLine(string name) => LineBreaking.Contains(name);

    /// <summary>Never part of what a reader sees as text.</summary>
    public static bool IsUnread(string name) => Unread.Contains(name);

    public static bool IsRawText(string name) => Raw.Contains(name);

    /// <summary>Cells of one row share a line.</summary>
    public static bool IsCell(string name) => name is "td" or "th";

    private static FrozenSet<string> Set(string names) =>
        names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
