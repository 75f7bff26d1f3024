using System.Buffers;
using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Lines of a table as spreadsheets read them (RFC 4180). A text that one of them would take for a formula gets an apostrophe in front
/// (OWASP, CSV Injection); numbers and times are written as they are.
/// </summary>
internal static class CsvTable
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    /// <summary>By this spreadsheets know UTF-8.</summary>
    public const char Mark = '\uFEFF';

    /// <summary>The last four are what East Asian spreadsheets take for the first.</summary>
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public static string Attachment(string fileName) => $"attachment; filename=\"{fileName}\"";

    public static void Append(StringBuilder to, IReadOnlyList<object?> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                to.Append(',');
            var cell = Text(cells[i]);
            if (cell.AsSpan().ContainsAny(Quoted))
                to.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                to.Append(cell);
        }
        to.Append("\r\n");
    }

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
