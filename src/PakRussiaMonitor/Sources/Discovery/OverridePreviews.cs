using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Extraction.Pages;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>What an override would make of a page, beside what is made of it now. Nothing is written.</summary>
public sealed class OverridePreviews(AddressGuard guard, PacedFetch fetch, PageOverrides overrides, CpuBound cpu, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>Of a page on the web; without texts where it could not be fetched.</summary>
    public async Task<OverridePreview> OfUrl(string? address, PageOverride tried, CancellationToken cancellation)
    {
        var verdict = guard.Check(address);
        if (!verdict.Accepted)
            return new(verdict.Refusal.Outcome, verdict.Refusal.Sentence);
        var result = await fetch.Fetch(verdict.Url, time.GetUtcNow() + Patience, cancellation);
        if (result.Outcome == FetchOutcome.Deferred)
            return new(result.Outcome, $"{FetchDiagnosis.Busy(verdict.Url)} Look again after {result.RetryAt:u}.");
        if (result.Body is not { } body)
            return new(result.Outcome, FetchDiagnosis.Of(result).Sentence);
        var hints = new PageHints(result.Url.AbsoluteUri, ContentType: result.ContentType);
        var now = await overrides.Of(result.Url, cancellation);
        return await cpu.Run(() => Read(body, hints, now, tried), cancellation);
    }

    /// <param name="domain">Whose present override the page is read by now.</param>
    public async Task<OverridePreview> OfHtml(string html, string domain, PageOverride tried, CancellationToken cancellation)
    {
        var page = new Uri($"https://{domain}/");
        var now = await overrides.Of(page, cancellation);
        var body = System.Text.Encoding.UTF8.GetBytes(html);
        return await cpu.Run(() => Read(body, new(page.AbsoluteUri, ContentType: "text/html; charset=utf-8"), now, tried), cancellation);
    }

    private static OverridePreview Read(byte[] page, PageHints hints, PageOverride? now, PageOverride tried) => new(FetchOutcome.Fetched, "The page was read.")
    {
        Url = hints.Url,
        Before = ExtractedArticle.OfPage(page, hints with { Override = now }),
        After = ExtractedArticle.OfPage(page, hints with { Override = tried }),
        Matches = PageExtractor.CountMatches(page, hints.ContentType, [.. tried.Keep, .. tried.Cut]),
    };
}

/// <param name="Sentence">For a person, also where there is no page.</param>
public sealed record OverridePreview(FetchOutcome Outcome, string Sentence)
{
    public string? Url { get; init; }

    public ExtractedArticle? Before { get; init; }

    public ExtractedArticle? After { get; init; }

    /// <summary>How many elements each selector matches, those to keep first.</summary>
    public IReadOnlyList<int> Matches { get; init; } = [];
}
