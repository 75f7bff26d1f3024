using System.Globalization;

namespace PakRussiaMonitor.Api;

/// <summary>What If-Match and If-None-Match demand of the thing that a request changes.</summary>
/// <param name="Version">The version that the editor knows: null where any will do, 0 where there must be none.</param>
/// <param name="MustExist">If-Match: *.</param>
/// <param name="IsMet">False where no version can have the tag that was sent.</param>
internal readonly record struct Precondition(long? Version, bool MustExist, bool IsMet)
{
    /// <param name="kind">The letter before the version in the tags of such things; a hash of the answer may stand behind it.</param>
    public static Precondition Of(HttpRequest request, char kind)
    {
        var match = request.Headers.IfMatch.ToString().Trim();
        if (match.Length == 0)
            return new(request.Headers.IfNoneMatch == "*" ? 0 : null, false, true);
        if (match == "*")
            return new(null, true, true);
        if (match.Length < 4 || match[0] != '"' || match[1] != kind || match[^1] != '"')
            return new(null, true, false);
        var number = match.AsSpan(2, match.Length - 3);
        number = number.IndexOf('.') is var dot and >= 0 ? number[..dot] : number;
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is > 0 and <= int.MaxValue
            ? new(version, true, true)
            : new(null, true, false);
    }
}
