using System.Globalization;

namespace PakRussiaMonitor.Telemetry.Prometheus;

/// <summary>Labels as they stand in the text, <c>a="x",b="y"</c>: sorted, so that a series has one spelling, and escaped.</summary>
internal static class LabelText
{
    public const int MostCharacters = 512;

    private const int MostTags = 16;

    /// <returns>The characters written; null where there is no room for them.</returns>
    public static int? Write(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<char> text)
    {
        if (tags.Length > MostTags)
            return null;
        Span<int> order = stackalloc int[tags.Length];
        Sort(tags, order);
        var at = 0;
        foreach (var i in order)
        {
            if ((at > 0 && !Put(",", text, ref at)) || !PutName(tags[i].Key, text, ref at) || !Put("=\"", text, ref at)
                || !PutValue(tags[i].Value, text, ref at) || !Put("\"", text, ref at))
                return null;
        }

        return at;
    }

    private static void Sort(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<int> order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var place = i;
            for (; place > 0 && string.CompareOrdinal(tags[order[place - 1]].Key, tags[i].Key) > 0; place--)
                order[place] = order[place - 1];
            order[place] = i;
        }
    }

    private static bool PutName(string name, Span<char> text, ref int at)
    {
        if (!Put(name, text, ref at))
            return false;
        for (var i = at - name.Length; i < at; i++)
        {
            if (!MetricName.IsLetter(text[i], i == at - name.Length))
                text[i] = '_';
        }

        return true;
    }

    private static bool PutValue(object? value, Span<char> text, ref int at)
    {
        var written = value switch
        {
            null => "",
            string known => known,
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        foreach (var c in written)
        {
            var put = c switch
            {
                '\\' => Put("\\\\", text, ref at),
                '"' => Put("\\\"", text, ref at),
                '\n' => Put("\\n", text, ref at),
                _ when char.IsSurrogate(c) => Put("\uFFFD", text, ref at), // half of a pair would not survive as UTF-8
                _ => Put([c], text, ref at),
            };
            if (!put)
                return false;
        }

        return true;
    }

    private static bool Put(ReadOnlySpan<char> piece, Span<char> text, ref int at)
    {
        if (!piece.TryCopyTo(text[at..]))
            return false;
        at += piece.Length;
        return true;
    }
}
