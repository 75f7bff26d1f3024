using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>
/// The IANA special-purpose address registries as plain numbers, written down a second time so that the guard's table is
/// not its own judge. <see cref="Edges"/> are the addresses at which a guard goes wrong.
/// </summary>
internal static class SpecialRanges
{
    private static readonly string[] V4 =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "255.255.255.255/32",
    ];

    private static readonly string[] V6 =
    [
        "::/128", "::1/128", "::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23", "2001::/32", "2001:2::/48", "2001:10::/28",
        "2001:20::/28", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ];

    private static readonly (BigInteger First, BigInteger Last)[] Forbidden4 = [.. V4.Select(range => Ends(range, 32))];
    private static readonly (BigInteger First, BigInteger Last)[] Forbidden6 = [.. V6.Select(range => Ends(range, 128))];
    private static readonly (BigInteger First, BigInteger Last) HandedOut = Ends("2000::/3", 128);

    /// <summary>First, last, the one before and the one after each range, once each; of IPv4 also in every wrapping.</summary>
    public static IReadOnlyList<IPAddress> Edges { get; } = [.. Plain4().SelectMany(Wrapped).Concat(Plain6()).Distinct()];

    /// <summary>Whether a fetch may ever connect there.</summary>
    public static bool MayBeReached(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !Lies(Number(address), Forbidden4);
        var number = Number(address);
        var (low, top) = ((uint)(number & uint.MaxValue), number >> 32);
        if (top == 0xFFFF || top == BigInteger.Parse("064ff9b0000000000000000", NumberStyles.HexNumber, null))
            return MayBeReached(ToV4(low));
        if (number >> 112 == 0x2002)
            return MayBeReached(ToV4((uint)((number >> 80) & uint.MaxValue)));
        return number >= HandedOut.First && number <= HandedOut.Last && !Lies(number, Forbidden6);
    }

    /// <summary>As it stands in a URL.</summary>
    public static string InUrl(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    /// <summary>The address as it is, IPv4-mapped, behind NAT64 of both kinds, 6to4, IPv4-compatible, translated, and Teredo's client.</summary>
    private static IEnumerable<IPAddress> Wrapped(IPAddress address)
    {
        var number = (uint)Number(address);
        var (high, low) = (number >> 16, number & 0xFFFF);
        return new[]
        {
            $"::ffff:{high:x}:{low:x}", $"64:ff9b::{high:x}:{low:x}", $"64:ff9b:1::{high:x}:{low:x}", $"2002:{high:x}:{low:x}::1", $"::{high:x}:{low:x}",
            $"::ffff:0:{high:x}:{low:x}", $"2001:0:808:808::{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}",
        }.Select(IPAddress.Parse).Prepend(address);
    }

    private static IEnumerable<IPAddress> Plain4() => Numbers(Forbidden4, 32).Select(number => ToV4((uint)number));

    private static IEnumerable<IPAddress> Plain6() => Numbers([.. Forbidden6, HandedOut, Ends("2002::/16", 128), Ends("64:ff9b::/96", 128), Ends("::ffff:0:0/96", 128)], 128)
        .Select(number => new IPAddress(number.ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes ? [.. new byte[16 - bytes.Length], .. bytes] : []));

    private static IEnumerable<BigInteger> Numbers((BigInteger First, BigInteger Last)[] ranges, int bits) => ranges
        .SelectMany(range => new[] { range.First - 1, range.First, range.Last, range.Last + 1 })
        .Where(number => number >= 0 && number < BigInteger.One << bits)
        .Distinct();

    private static bool Lies(BigInteger number, (BigInteger First, BigInteger Last)[] ranges) => ranges.Any(range => number >= range.First && number <= range.Last);

    private static (BigInteger First, BigInteger Last) Ends(string range, int bits)
    {
        var parts = range.Split('/');
        var first = Number(IPAddress.Parse(parts[0]));
        return (first, first + (BigInteger.One << (bits - int.Parse(parts[1], CultureInfo.InvariantCulture))) - 1);
    }

    private static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    private static IPAddress ToV4(uint number) => new([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}
