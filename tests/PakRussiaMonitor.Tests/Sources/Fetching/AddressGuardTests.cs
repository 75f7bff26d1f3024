using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>The first look at what somebody pasted.</summary>
public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("https://example.org/feed", "https://example.org/feed")]
    [InlineData("  HTTP://Example.ORG/Feed?a=1&b=%20#part ", "http://example.org/Feed?a=1&b=%20")]
    [InlineData("http://example.org:80/", "http://example.org/")]
    [InlineData("http://example.org:443/", "http://example.org:443/")]
    [InlineData("https://93.184.215.14/feed", "https://93.184.215.14/feed")]
    [InlineData("https://[2606:4700::1]/feed", "https://[2606:4700::1]/feed")]
    [InlineData("https://пример.рф/лента", "https://пример.рф/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0")]
    [InlineData("http://1.example.org/", "http://1.example.org/")]
    [InlineData("http://example.org/a@b", "http://example.org/a@b")]
    [InlineData("http://example.org/?u=http://127.0.0.1/", "http://example.org/?u=http://127.0.0.1/")]
    public void A_feeds_address_is_accepted_without_its_fragment(string text, string url)
    {
        var verdict = Fetchers.Guard().Check(text);

        Assert.True(verdict.Accepted, verdict.Refusal?.Sentence);
        Assert.Equal(url, verdict.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData(null, "No address")]
    [InlineData(" \t ", "No address")]
    [InlineData("hello", "Paste the address")]
    [InlineData("/etc/passwd", "not an http or https")]
    [InlineData("../feed.xml", "not an http or https")]
    [InlineData("//example.org/feed", "Try https://example.org/feed")]
    [InlineData("example.org/feed", "Try https://example.org/feed")]
    [InlineData("example.org:8080/feed", "Try https://example.org:8080/feed")]
    [InlineData("feed://example.org/rss", "Try https://example.org/rss")]
    [InlineData("file:///etc/passwd", "not an http or https")]
    [InlineData("file:/etc/pass.wd", "not an http or https")]
    [InlineData("ftp://example.org/feed", "not an http or https")]
    [InlineData("gopher://example.org:70/", "not an http or https")]
    [InlineData("javascript:alert(1)", "not an http or https")]
    [InlineData("http:example.org", "not an http or https")]
    [InlineData("http:///feed", "cannot be read")]
    [InlineData("http://exa mple.org/", "cannot be read")]
    [InlineData("http://example.org:99999/", "cannot be read")]
    [InlineData("http://example.org/\r\nHost: other", "control character")]
    [InlineData("http://user@example.org/", "user name or password")]
    [InlineData("https://user:secret@example.org/", "user name or password")]
    [InlineData("http://256.1.1.1/", "neither a host name")]
    [InlineData("http://127.0.0.1./", "neither a host name")]
    [InlineData("http://1.2.3.4.5/", "neither a host name")]
    public void What_is_no_address_of_a_feed_is_invalid_with_cause_and_remedy(string? text, string part) =>
        Assert.Contains(part, Refusal(text, FetchOutcome.InvalidUrl), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://①②⑦.⓪.⓪.①/")]
    [InlineData("http://127。0。0。1/")]
    [InlineData("http://0/")]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./")]
    [InlineData("http://feeds.localhost/")]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fe80::1%25eth0]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public void An_address_that_is_not_public_is_refused_however_it_is_written(string text) =>
        Assert.Contains("Use the feed's public address", Refusal(text, FetchOutcome.AddressRefused), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://example.org:8080/")]
    [InlineData("http://example.org:22/")]
    [InlineData("https://example.org:6379/")]
    public void A_port_beyond_80_and_443_needs_the_operators_word(string text)
    {
        Assert.Contains("Fetching:AllowedPorts", Refusal(text, FetchOutcome.AddressRefused), StringComparison.Ordinal);
        Assert.True(Fetchers.Guard(options => options.AllowedPorts = [8080, 22, 6379]).Check(text).Accepted);
    }

    [Fact]
    public void An_overlong_address_is_refused_and_never_quoted_whole()
    {
        Assert.Contains("longer than 2000", Refusal("http://example.org/" + new string('a', 2_000), FetchOutcome.InvalidUrl), StringComparison.Ordinal);
        Assert.True(Refusal("ftp://example.org/" + new string('a', 1_900), FetchOutcome.InvalidUrl).Length < 250);
    }

    [Fact]
    public void A_relative_URL_is_invalid() =>
        Assert.Equal(FetchOutcome.InvalidUrl, Fetchers.Guard().Check(new Uri("/feed", UriKind.Relative)).Refusal?.Outcome);

    private static string Refusal(string? text, FetchOutcome outcome)
    {
        var verdict = Fetchers.Guard().Check(text);
        Assert.False(verdict.Accepted, text);
        Assert.Equal(outcome, verdict.Refusal.Outcome);
        return verdict.Refusal.Sentence;
    }
}
