using System.Diagnostics.CodeAnalysis;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>What the guard says of an address: either the URL to fetch, without its fragment, or why not.</summary>
public sealed record UrlVerdict
{
    private UrlVerdict(Uri? url, UrlRefusal? refusal) => (Url, Refusal) = (url, refusal);

    public Uri? Url { get; }

    public UrlRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Url))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    internal static UrlVerdict Accept(Uri url) => new(url, null);

    public static implicit operator UrlVerdict(UrlRefusal refusal) => FromUrlRefusal(refusal);

    public static UrlVerdict FromUrlRefusal(UrlRefusal refusal) => new(null, refusal);
}

/// <summary>Why an address is not fetched from.</summary>
/// <param name="Outcome"><see cref="FetchOutcome.InvalidUrl"/> or <see cref="FetchOutcome.AddressRefused"/>.</param>
/// <param name="Reason">A sentence that names the cause.</param>
/// <param name="Remedy">A sentence that says what to do instead.</param>
public sealed record UrlRefusal(FetchOutcome Outcome, string Reason, string Remedy)
{
    public string Sentence => $"{Reason} {Remedy}";
}
