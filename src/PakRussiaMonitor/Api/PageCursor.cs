using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PakRussiaMonitor.Api;

/// <summary>Where a page of a list ended, with what was asked. Opaque to callers.</summary>
internal sealed record PageCursor(IReadOnlyList<long> Numbers, string Asked)
{
    private const int LongestText = 200;

    /// <summary>What was asked, in short: with another question the place would mean nothing.</summary>
    public static string Fingerprint(params string?[] question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', question.Select(part => part is null ? "-" : $"+{part.Length}:{part}")))).AsSpan(0, 6));

    /// <summary>Null where it is none that was ever given out.</summary>
    public static PageCursor? Read(string text, int numbers)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        var read = new long[numbers];
        if (parts.Length != numbers + 1)
            return null;
        for (var i = 0; i < numbers; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out read[i]))
                return null;
        }
        return new(read, parts[^1]);
    }

    public override string ToString() => Base64Url.EncodeToString(
        Encoding.UTF8.GetBytes(string.Join('.', [.. Numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)), Asked])));
}
