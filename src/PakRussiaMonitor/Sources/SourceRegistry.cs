using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Listing;

namespace PakRussiaMonitor.Sources;

/// <summary>Judges addresses and registers them as feeds: one pasted by a person, or the many of a list.</summary>
public sealed class SourceRegistry(AddressGuard guard, SourceTable table, TimeProvider time)
{
    /// <summary>Why a text is no selector of links; null when it is one.</summary>
    public static string? Refusal(string selector) => ListingPage.Refusal(selector);

    /// <param name="name">What people call it; null or empty: its host, until the feed has said what it is called.</param>
    /// <param name="settings">Those that it begins with.</param>
    /// <param name="lease">For so long no other process runs it; zero where whoever is free may.</param>
    public async Task<Registration> Add(string? address, string? name, SourceSettings settings, TimeSpan lease, CancellationToken cancellation)
    {
        if (settings.ArticleLinks is { } selector && Refusal(selector) is { } refusal)
            return new(RegistrationOutcome.Refused, refusal);
        var verdict = guard.Check(address?.Trim());
        if (!verdict.Accepted)
            return new(RegistrationOutcome.Refused, verdict.Refusal.Sentence);
        return await Add(verdict.Url, string.IsNullOrWhiteSpace(name) ? verdict.Url.Host : name, settings, lease, cancellation);
    }

    /// <summary>Registers a folder of text files on this machine. Only for whoever sits at it: nothing that comes by the network may name a path.</summary>
    public Task<Registration> AddFolder(string path, string? name, CancellationToken cancellation)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Add(
            new UriBuilder(Uri.UriSchemeFile, "") { Path = Uri.EscapeDataString(folder).Replace("%2F", "/", StringComparison.Ordinal) }.Uri,
            string.IsNullOrWhiteSpace(name) ? Path.GetFileName(folder) : name, SourceSettings.None, TimeSpan.Zero, cancellation);
    }

    /// <summary>Registers what a list names, feed by feed; each has its result, and one that is refused hinders no other.</summary>
    public async Task<IReadOnlyList<ImportedFeed>> Import(IReadOnlyList<OpmlFeed> feeds, CancellationToken cancellation)
    {
        var results = new List<ImportedFeed>(feeds.Count);
        foreach (var feed in feeds)
        {
            var one = await Add(feed.Url, feed.Name, SourceSettings.None, TimeSpan.Zero, cancellation);
            results.Add(new(feed.Line, one.Url?.AbsoluteUri ?? Shorten(feed.Url), feed.Name, one.Outcome, one.Sentence, one.Id));
        }

        return results;
    }

    private async Task<Registration> Add(Uri url, string name, SourceSettings settings, TimeSpan lease, CancellationToken cancellation)
    {
        var id = SourceId.For(url, time.GetUtcNow());
        if (await table.Add(id, url, CanonicalText.Of(name.Trim()), lease, cancellation, settings))
            return new(RegistrationOutcome.Added, "Registered; its first fetch is due.", id, url);
        var known = (await table.FindByUrl(url, cancellation))?.Id ?? id;
        return new(RegistrationOutcome.AlreadyThere, $"Registered already, as source '{known}'.", known, url);
    }

    private static string Shorten(string text) => CanonicalText.Of(text.Length <= 300 ? text : text[..300] + "…");
}

public enum RegistrationOutcome
{
    Added,
    AlreadyThere,
    Refused,
}

/// <param name="Sentence">For a person: why it was refused and what to do instead.</param>
/// <param name="Id">Of the source that is there now; null when it was refused.</param>
public sealed record Registration(RegistrationOutcome Outcome, string Sentence, string? Id = null, Uri? Url = null);

/// <summary>What became of one feed of a list.</summary>
/// <param name="Line">Where the list names it, from 1.</param>
public sealed record ImportedFeed(int Line, string Url, string? Name, RegistrationOutcome Result, string Sentence, string? Id);
