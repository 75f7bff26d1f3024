using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A forward walk over JSON's tokens. Each value that is handed out is read or skipped by one call.</summary>
internal ref struct JsonTokens(Utf8JsonReader reader, FeedWarnings warnings)
{
    /// <summary>Bytes of a string that is read at all.</summary>
    private const int Longest = 2 * GrowingText.Longest;

    private Utf8JsonReader reader = reader;

    public bool Next() => reader.Read();

    public readonly bool Is(JsonTokenType type) => reader.TokenType == type;

    /// <summary>The name of the object's next property, its value at hand; null behind the last. Standing on the object's start or on a value that was read.</summary>
    public string? Property()
    {
        if (!reader.Read())
            throw new JsonException("The document breaks off.");
        if (reader.TokenType != JsonTokenType.PropertyName)
            return null;
        var name = reader.ValueSpan.Length <= 40 ? reader.GetString() : "";
        if (!reader.Read())
            throw new JsonException("The document breaks off.");
        return name;
    }

    /// <summary>Moves to the array's next element; false behind the last.</summary>
    public bool Element() => reader.Read() ? reader.TokenType != JsonTokenType.EndArray : throw new JsonException("The document breaks off.");

    public void Skip()
    {
        if (!reader.TrySkip())
            throw new JsonException("The document breaks off.");
    }

    /// <summary>A string that is not blank; anything else is passed over.</summary>
    public string? Text()
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            Skip();
            return null;
        }

        if (reader.ValueSpan.Length > Longest)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"A text was longer than {Longest:N0} bytes; it was left out."));
            return null;
        }

        var text = Unescaped();
        return string.IsNullOrWhiteSpace(text) ? null : text.Length <= GrowingText.Longest ? text : text[..GrowingText.Longest];
    }

    /// <summary>A string, or a number or truth value as it is written.</summary>
    public string? Scalar()
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False))
            return Text() is { } text ? Short(text).Trim() : null;
        return Short(Encoding.UTF8.GetString(reader.ValueSpan));
    }

    /// <summary>One line of plain text.</summary>
    public string? Line() => Text() is { } text ? PlainText.NullIfEmpty(PlainText.FromHtml(Short(text))) : null;

    private readonly string Unescaped()
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are no UTF-8: what can be read is.
            return Encoding.UTF8.GetString(reader.ValueSpan).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        }
    }

    private static string Short(string text) => text.Length <= FeedXml.LongestLine ? text : text[..FeedXml.LongestLine];
}
