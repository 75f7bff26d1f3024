using System.Buffers;
using System.Text;
using System.Xml;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// Makes XML that a strict reader accepts out of what was meant as XML, in one pass over the text: escapes bare ampersands and
/// angle brackets, resolves HTML's named characters, drops what XML forbids, declares the usual prefixes, closes what was left
/// open inside something that ends. What the document itself leaves open stays open: the reader then stops
/// behind the last complete item. Declared entities are not known here, so none is ever expanded.
/// </summary>
internal sealed class XmlRepair
{
    private static readonly SearchValues<char> NeedCare = SearchValues.Create(
        "&<>\"\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017" +
        "\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    private readonly string text;
    private readonly StringBuilder output;
    private readonly XmlRepairScope scope = new();
    private int at;

    private XmlRepair(string text)
    {
        this.text = text;
        output = new(text.Length + (text.Length / 16));
    }

    public static string Repair(string text)
    {
        var repair = new XmlRepair(text);
        repair.Run();
        return repair.output.ToString();
    }

    private void Run()
    {
        while (at < text.Length && !scope.RootClosed && scope.Depth <= FeedXml.MaxDepth)
        {
            var next = text.IndexOf('<', at);
            next = next < 0 ? text.Length : next;
            if (scope.Depth > 0)
                Escape(text.AsSpan(at, next - at));
            at = next;
            if (at < text.Length)
                ReadMarkup(text.AsSpan(at));
        }
    }

    /// <summary>Reads one piece of markup. One that has no end means that the document breaks off there.</summary>
    private void ReadMarkup(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
            at = After(rest, "-->");
        else if (rest.StartsWith("<![CDATA["))
            ReadCharacterData(rest);
        else if (rest.StartsWith("<?"))
            at = After(rest, ">");
        else if (rest.StartsWith("<!"))
            at += Prologue.DoctypeLength(rest) is var length and > 0 ? length : rest.Length;
        else if (rest.StartsWith("</"))
            ReadEndTag(rest);
        else if (rest.Length > 1 && XmlConvert.IsStartNCNameChar(rest[1]))
            ReadStartTag();
        else
            ReadBareBracket();
    }

    private int After(ReadOnlySpan<char> rest, string end)
    {
        var found = rest.IndexOf(end);
        return found < 0 ? text.Length : at + found + end.Length;
    }

    private void ReadBareBracket()
    {
        if (scope.Depth > 0)
            output.Append("&lt;");
        at++;
    }

    private void ReadCharacterData(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf("]]>");
        if (end >= 0 && scope.Depth > 0)
            Escape(rest[9..end], isCharacterData: true);
        at = end < 0 ? text.Length : at + end + 3;
    }

    private void ReadEndTag(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('>');
        if (end < 0)
        {
            at = text.Length;
            return;
        }

        scope.Close(rest[2..end].Trim().ToString(), output);
        at += end + 1;
    }

    private void ReadStartTag()
    {
        var tag = XmlTag.Read(text, at, out var end);
        at = end;
        if (tag is null)
            return;
        scope.Open(tag, output, (name, value) =>
        {
            output.Append(' ').Append(name).Append("=\"");
            Escape(value);
            output.Append('"');
        });
    }

    private void Escape(ReadOnlySpan<char> characters, bool isCharacterData = false)
    {
        while (!characters.IsEmpty)
        {
            var plain = characters.IndexOfAny(NeedCare);
            if (plain < 0)
            {
                AppendPaired(characters);
                return;
            }

            AppendPaired(characters[..plain]);
            characters = characters[plain..];
            if (characters[0] == '&' && !isCharacterData && CharacterReferences.TryRead(characters, out var length, out var value))
            {
                foreach (var character in value)
                    AppendOne(character);
                characters = characters[length..];
            }
            else
            {
                AppendOne(characters[0]);
                characters = characters[1..];
            }
        }
    }

    private void AppendOne(char character) => _ = character switch
    {
        '&' => output.Append("&amp;"),
        '<' => output.Append("&lt;"),
        '>' => output.Append("&gt;"),
        '"' => output.Append("&quot;"),
        < ' ' and not ('\t' or '\r' or '\n') or '\uFFFE' or '\uFFFF' => output,
        _ => output.Append(character),
    };

    /// <summary>A surrogate without its other half is no character to an XML reader.</summary>
    private void AppendPaired(ReadOnlySpan<char> characters)
    {
        if (characters.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            output.Append(characters);
        else
            output.Append(CanonicalText.Of(characters.ToString()));
    }
}
