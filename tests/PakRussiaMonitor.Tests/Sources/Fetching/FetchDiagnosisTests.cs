using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

public sealed class FetchDiagnosisTests
{
    private static readonly Uri Url = new("https://feeds.example/rss?page=1");

    public static TheoryData<FetchOutcome> Outcomes => [.. Enum.GetValues<FetchOutcome>()];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void Every_outcome_has_a_title_and_a_sentence(FetchOutcome outcome)
    {
        var diagnosis = FetchDiagnosis.Of(new FetchResult(outcome, Url));

        Assert.InRange(diagnosis.Title.Length, 3, 25);
        Assert.InRange(diagnosis.Sentence.Length, 20, 300);
        Assert.EndsWith(".", diagnosis.Sentence, StringComparison.Ordinal);
        Assert.Matches("^[^{}]*$", diagnosis.Sentence);
    }

    [Fact]
    public void No_two_outcomes_share_a_title() =>
        Assert.Distinct(Enum.GetValues<FetchOutcome>().Select(outcome => FetchDiagnosis.Of(new FetchResult(outcome, Url)).Title));

    [Theory]
    [InlineData("text/html; charset=utf-8", "feeds.example/rss is an HTML page, not a feed. Open the site and look for its RSS or Atom address")]
    [InlineData("image/png", "is no feed that can be read (image/png)")]
    [InlineData(null, "is no feed that can be read.")]
    public void What_is_not_a_feed_is_named(string? contentType, string part) =>
        Assert.Contains(part, Sentence(FetchOutcome.NotAFeed, result => result with { ContentType = contentType }), StringComparison.Ordinal);

    [Fact]
    public void Numbers_and_times_of_the_fetch_are_in_the_sentence()
    {
        Assert.Contains("429", Sentence(FetchOutcome.Throttled, result => result with { Status = 429 }), StringComparison.Ordinal);
        Assert.Contains("until 2026-11-20 12:00 UTC", Sentence(FetchOutcome.Throttled, result => result with { RetryAt = ManualTime.Noon }), StringComparison.Ordinal);
        Assert.Contains("status 502, 3 times in a row", Sentence(FetchOutcome.ServerError, result => result with { Status = 502, Attempts = 3 }), StringComparison.Ordinal);
        Assert.Contains("tried again after 2026-11-20 12:00 UTC", Sentence(FetchOutcome.ServerError, result => result with { Status = 503, RetryAt = ManualTime.Noon }), StringComparison.Ordinal);
        Assert.Contains("12 kB in 10.5 s", Sentence(FetchOutcome.TimedOut, result => result with { WireBytes = 12_345, Took = TimeSpan.FromSeconds(10.5) }), StringComparison.Ordinal);
        Assert.Contains("sent 1.5 MB after 2 redirects", Sentence(FetchOutcome.Fetched, result => result with { Body = new byte[1_500_000], Redirects = 2 }), StringComparison.Ordinal);
        Assert.Contains("/rss?page=1 (status 404)", Sentence(FetchOutcome.NotFound, result => result with { Status = 404 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_speaks_for_itself()
    {
        var refusal = Fetchers.Guard().Check("http://10.0.0.1/").Refusal!;

        Assert.Equal(refusal.Sentence, Sentence(FetchOutcome.AddressRefused, result => result with { Refusal = refusal }));
    }

    private static string Sentence(FetchOutcome outcome, Func<FetchResult, FetchResult> with) =>
        FetchDiagnosis.Of(with(new FetchResult(outcome, Url))).Sentence;
}
