using System.Net;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>
/// Decides which URLs and which IP addresses may be fetched from, so that a pasted URL or a redirect cannot make this
/// service read its own network. Pure: nothing is looked up here. A URL with a host name is accepted on its looks;
/// its addresses are judged when a connection is made, by <see cref="Refuse"/>.
/// </summary>
public sealed class AddressGuard(IOptions<FetchOptions> options)
{
    private const int MaxLength = 2_000;

    private readonly FetchOptions options = options.Value;

    /// <summary>True for an address of the open Internet, whatever the options say.</summary>
    public static bool IsPublic(IPAddress address) => SpecialAddresses.Classify(address) == AddressKind.Public;

    /// <summary>The first look at a URL as somebody typed or pasted it.</summary>
    public UrlVerdict Check(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
            return Invalid("No address was given.", "Paste the address of a feed, such as https://example.org/feed.");
        if (trimmed.Length > MaxLength)
            return Invalid($"The address is longer than {MaxLength} characters.", "Look for the feed's short address on the site.");
        if (trimmed.Any(char.IsControl))
            return Invalid("The address contains a line break or another control character.", "Paste one address on one line.");
        // Asked of the text, since on Linux /etc/passwd and //host parse as absolute file: URLs.
        if (!HasWebScheme(trimmed)) return WithoutWebScheme(trimmed);
        return Uri.TryCreate(trimmed, UriKind.Absolute, out var url)
            ? Check(url)
            : Invalid($"“{Shorten(trimmed)}” cannot be read as an address.", "Check it for spaces, a missing host name and a port above 65535.");
    }

    /// <summary>The same rules for a URL that is one already. With <paramref name="permitted"/>, only that endpoint passes.</summary>
    public UrlVerdict Check(Uri url, IPEndPoint? permitted = null)
    {
        if (!url.IsAbsoluteUri || !HasWebScheme(url.AbsoluteUri)) return WithoutWebScheme(url.OriginalString);
        if (url.UserInfo.Length > 0)
            return Invalid("The address carries a user name or password, which would be stored and shown.", "Take out everything before the @.");

        if (HostName.Of(url) is not { } host)
            return Invalid($"“{Shorten(url.Host)}” holds characters that no host name can have.", "Check the part between // and the next /.");
        var refusal = permitted is null ? CheckHost(host) ?? CheckPort(url.Port) : CheckPermitted(host, url.Port, permitted);
        if (refusal is not null) return refusal;
        return UrlVerdict.Accept(url.Fragment.Length == 0 ? url : new Uri(url.GetLeftPart(UriPartial.Query)));
    }

    /// <summary>Why <paramref name="host"/> must not be fetched from when it lives at <paramref name="address"/>; null if it may.</summary>
    public UrlRefusal? Refuse(string host, IPAddress address)
    {
        var place = host == address.ToString() ? host : $"{host} leads to {address}, which";
        return SpecialAddresses.Classify(address) switch
        {
            AddressKind.Public => null,
            AddressKind.Private when options.AllowPrivateAddresses => null,
            AddressKind.Private => Refused(
                $"{place} is on a private network.",
                $"Use the feed's public address, or set {FetchOptions.Section}:{nameof(FetchOptions.AllowPrivateAddresses)} to true if this service shall read from its own network."),
            _ => Refused($"{place} is reserved and never holds a feed.", "Use the feed's public address."),
        };
    }

    private UrlRefusal? CheckHost(string host)
    {
        if (IPAddress.TryParse(host, out var address)) return Refuse(host, address);
        var name = host.TrimEnd('.');
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
            return Refuse(host, IPAddress.Loopback);
        // No top-level domain is a number: 256.1.1.1 and "127.0.0.1." are addresses gone wrong, and resolvers differ on them.
        return name.Length == 0 || char.IsAsciiDigit(name[name.LastIndexOf('.') + 1])
            ? Invalid($"“{Shorten(host)}” is neither a host name nor an IP address.", "Check the part between // and the next /.")
            : null;
    }

    private UrlRefusal? CheckPort(int port) =>
        port is 80 or 443 || options.AllowedPorts.Contains(port)
            ? null
            : Refused(
                $"Port {port} is not among those that are fetched from (80 and 443).",
                $"Use the site's usual address, or add {port} to {FetchOptions.Section}:{nameof(FetchOptions.AllowedPorts)}.");

    private static UrlRefusal? CheckPermitted(string host, int port, IPEndPoint permitted) =>
        IPAddress.TryParse(host, out var address) && address.Equals(permitted.Address) && port == permitted.Port
            ? null
            : Refused($"This fetch may reach {permitted} and nothing else, so not {host}:{port}.", "Register the other address as a source of its own.");

    private static UrlRefusal WithoutWebScheme(string text)
    {
        var rest = text.StartsWith("//", StringComparison.Ordinal) ? text[2..]
            : text.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? text[7..]
            : text;
        var end = rest.AsSpan().IndexOfAny("/?#:");
        var host = end < 0 ? rest : rest[..end];
        var looksLikeHost = host.Contains('.') && char.IsLetterOrDigit(host[0]);
        return Invalid(
            $"“{Shorten(text)}” is not an http or https address.",
            looksLikeHost ? $"Try https://{Shorten(rest)}" : "Paste the address of a feed, such as https://example.org/feed.");
    }

    private static bool HasWebScheme(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");

    private static UrlRefusal Invalid(string reason, string remedy) => new(FetchOutcome.InvalidUrl, reason, remedy);

    private static UrlRefusal Refused(string reason, string remedy) => new(FetchOutcome.AddressRefused, reason, remedy);
}
