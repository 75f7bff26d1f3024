using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Sources.Robots;

/// <summary>
/// One spelling of a path, in a rule or an address (RFC 9309, 2.2.2): octets beyond ASCII are percent-encoded, percent-encoded characters that
/// need not be are written plainly, and the digits of the rest are capitals.
/// </summary>
internal static class RobotsPath
{
    public static string Normalise(ReadOnlySpan<char> path)
    {
        var result = new StringBuilder(path.Length);
        Span<byte> octets = stackalloc byte[4];
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet))
            {
                if (char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '-' or '.' or '_' or '~')
                    result.Append((char)octet);
                else
                    Encode(result, octet);
                i += 2;
            }
            else if (char.IsAscii(path[i]))
            {
                result.Append(path[i]);
            }
            else
            {
                Rune.DecodeFromUtf16(path[i..], out var rune, out var length);
                foreach (var part in octets[..rune.EncodeToUtf8(octets)])
                    Encode(result, part);
                i += length - 1;
            }
        }

        return result.ToString();
    }

    private static void Encode(StringBuilder result, byte octet) => result.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
}
