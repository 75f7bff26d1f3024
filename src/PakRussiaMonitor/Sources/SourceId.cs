using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PakRussiaMonitor.Sources;

/// <summary>A new source's id: short enough to type, and new even where the same URL was registered and deleted before.</summary>
public static class SourceId
{
    public static string For(Uri url, DateTimeOffset now) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri + " " + now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))))[..12];
}
