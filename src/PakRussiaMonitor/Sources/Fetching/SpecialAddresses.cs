using System.Net;
using System.Net.Sockets;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Who can be met at an address.</summary>
internal enum AddressKind
{
    /// <summary>The open Internet.</summary>
    Public,

    /// <summary>This machine or the operator's own network.</summary>
    Private,

    /// <summary>No place for a feed: link-local (cloud metadata), multicast, documentation, unassigned.</summary>
    Reserved,
}

/// <summary>
/// Sorts IP addresses by the IANA special-purpose registries (RFC 6890 and its updates). IPv6 is public only within
/// 2000::/3, the one block that IANA hands out. Addresses that carry an IPv4 address are judged by that one.
/// </summary>
internal static class SpecialAddresses
{
    private static readonly IPNetwork[] PrivateNetworks = Parse(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
        "198.18.0.0/15", // benchmarking; local proxies hand it out as stand-in addresses
        "::1/128", "fc00::/7");

    private static readonly IPNetwork[] ReservedNetworks = Parse(
        "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", // protocol assignments: Teredo, ORCHID, benchmarking
        "2001:db8::/32", "3fff::/20");

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static AddressKind Classify(IPAddress address)
    {
        var bare = Unwrap(address);
        if (PrivateNetworks.Any(network => network.Contains(bare))) return AddressKind.Private;
        if (ReservedNetworks.Any(network => network.Contains(bare))) return AddressKind.Reserved;
        return bare.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(bare) ? AddressKind.Public : AddressKind.Reserved;
    }

    /// <summary>The IPv4 address inside a mapped, NAT64 or 6to4 one; any other address as it is.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (Nat64.Contains(address)) return new IPAddress(address.GetAddressBytes().AsSpan(12, 4));
        if (SixToFour.Contains(address)) return new IPAddress(address.GetAddressBytes().AsSpan(2, 4));
        return address;
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
