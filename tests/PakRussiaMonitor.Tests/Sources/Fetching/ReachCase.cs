using System.Net;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>One attempt to make the fetcher go somewhere: an address and the way to it.</summary>
/// <param name="Fetches">Of a rebinding name the second fetch is the one that counts; the first one succeeds.</param>
internal sealed record ReachCase(string Name, string Url, int Fetches = 1)
{
    public const string Site = "news.example";

    public static readonly int[] Codes = [301, 302, 303, 307, 308];

    private static readonly IPAddress Public = IPAddress.Parse("93.184.215.14");

    /// <summary>The answers of the last way, of which a client that takes the first address is not caught.</summary>
    public const string MixedLast = "a name with a public address and";

    /// <summary>Every way to an address: itself, names that lead to it in part, in whole or later on, and redirects of each kind.</summary>
    public static IEnumerable<ReachCase> To(IPAddress address, TrapNetwork network)
    {
        var place = SpecialRanges.InUrl(address);
        var host = $"h{network.Staged}";
        network.Name($"{host}.name.example", [address]);
        network.Name($"{host}.first.example", [address, Public]);
        network.Name($"{host}.last.example", [Public, address]);
        network.Name($"{host}.rebind.example", [Public], [address]);
        return
        [
            new($"{address}", $"http://{place}/"),
            new($"a name of {address}", $"http://{host}.name.example/"),
            new($"a name with {address} and a public address", $"http://{host}.first.example/"),
            new($"{MixedLast} {address}", $"http://{host}.last.example/"),
            new($"a name that turns to {address}", $"http://{host}.rebind.example/", Fetches: 2),
            .. Codes.Select(code => Redirect(code, $"http://{place}/")),
            Redirect(302, $"//{place}/"),
            Redirect(307, $"http://{host}.name.example/"),
        ];
    }

    public static ReachCase Redirect(int code, string location) => new(
        $"{code} to {location}", $"http://{Site}/go?code={code}&to={Uri.EscapeDataString(location)}");

    public static TrapNetwork Stage(TrapNetwork network)
    {
        network.Name(Site, [Public]);
        network.Name($"127.0.0.1.{Site}", [Public]);
        network.Name($"localhost.{Site}", [Public]);
        network.Name("proxy.example", [Public]);
        return network;
    }
}
