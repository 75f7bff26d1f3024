using System.Text;
using System.Text.Json;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Overrides: selectors checked at the door, tried on a page, and used when it is read.</summary>
public sealed class OverrideApiTests : IAsyncLifetime
{
    private const string Prose = "The two governments agreed on a gas pipeline, and officials said that work on it would begin in spring.";

    private const string Page = $"""
        <html><head><title>A pipeline for two</title><meta property="og:title" content="A pipeline for two"></head><body><h1>A pipeline for two</h1>
        <div class="entry-content"><p>{Prose} One.</p><p>{Prose} Two.</p><div data-slot="promo">{Prose} Promotion.</div></div>
        <div data-part="appendix"><p>{Prose} Appendix.</p></div></body></html>
        """;

    private CommentFeed feed = null!;

    public async Task InitializeAsync() => feed = await CommentFeed.Start();

    public async Task DisposeAsync() => await feed.DisposeAsync();

    [Fact]
    public async Task An_override_is_set_read_changed_on_its_version_and_dropped()
    {
        var (status, tag, _) = await feed.Ask("PUT", "/api/v1/overrides/www.Paper.example", new { keep = new[] { "article" }, cut = new[] { ".ad" } });
        Assert.Equal((201, "\"v1\""), (status, tag));
        Assert.Equal((412, "stale-override"), Short(await feed.Ask("PUT", "/api/v1/overrides/paper.example", new { cut = new[] { ".ad" } }, "\"v7\"")));
        Assert.Equal((200, "\"v2\""), Short(await feed.Ask("PUT", "/api/v1/overrides/paper.example", new { cut = new[] { ".ad" } }, tag)));
        Assert.Equal([".ad"], (await feed.Service.Get("/api/v1/overrides/paper.example")).GetProperty("cut").EnumerateArray().Select(cut => cut.GetString()));
        Assert.Single((await feed.Service.Get("/api/v1/overrides")).GetProperty("overrides").EnumerateArray());
        Assert.Equal(204, (await feed.Ask("DELETE", "/api/v1/overrides/paper.example")).Status);
        foreach (var method in (string[])["GET", "DELETE"])
            Assert.Equal((404, "unknown-override"), Short(await feed.Ask(method, "/api/v1/overrides/paper.example")));
    }

    [Theory]
    [InlineData("div > > p", 6)]
    [InlineData("div >", 5)]
    [InlineData("div[", 3)]
    [InlineData("p:unknown-thing", 1)]
    [InlineData("h2 ~ p", 3)]
    [InlineData("", 0)]
    public async Task A_selector_that_cannot_be_read_is_refused_with_its_place(string selector, int position)
    {
        var (status, type, problem) = await feed.Ask("PUT", "/api/v1/overrides/paper.example", new { keep = new[] { "p[class~=x]", selector } });

        Assert.Equal((400, "invalid-selector"), (status, type));
        Assert.Equal(selector, problem.GetProperty("selector").GetString());
        Assert.Equal(position, problem.GetProperty("position").GetInt32());
    }

    [Fact]
    public async Task What_is_too_much_or_nothing_or_no_domain_is_refused()
    {
        foreach (var body in (object[])[new { }, new { keep = new[] { new string('p', 301) } }, new { cut = Enumerable.Repeat("p", 21).ToArray() }])
            Assert.Equal((400, "invalid-override"), Short(await feed.Ask("PUT", "/api/v1/overrides/paper.example", body)));
        foreach (var domain in (string[])["paper", "127.0.0.1", "a%20b.example", "-"])
            Assert.Equal((400, "invalid-override"), Short(await feed.Ask("PUT", $"/api/v1/overrides/{domain}", new { cut = new[] { ".ad" } })));
        Assert.Equal((400, "invalid-override"), Short(await feed.Ask("POST", "/api/v1/overrides/preview", new { cut = new[] { ".ad" } })));
        Assert.Equal((422, "address-refused"), Short(await feed.Ask("POST", "/api/v1/overrides/preview", new { cut = new[] { ".ad" }, url = "http://169.254.169.254/" })));
    }

    [Fact]
    public async Task A_preview_shows_the_text_before_and_after_and_what_each_selector_matches()
    {
        var asked = new { domain = "paper.example", keep = new[] { ".entry-content", "[data-part=appendix]", ".nothing" }, cut = new[] { "[data-slot=promo]" }, html = Page };
        var (status, _, preview) = await feed.Ask("POST", "/api/v1/overrides/preview", asked);

        Assert.Equal(200, status);
        Assert.Contains("Promotion.", preview.GetProperty("before").GetProperty("text").GetString(), StringComparison.Ordinal);
        var after = preview.GetProperty("after");
        Assert.Equal(("A pipeline for two", $"{Prose} One.\n{Prose} Two.\n{Prose} Appendix."), (after.GetProperty("title").GetString(), after.GetProperty("text").GetString()));
        Assert.Contains(after.GetProperty("removed").EnumerateArray(), span => span.GetProperty("rule").GetString() == "page-override");
        Assert.Equal([1, 1, 0, 1], preview.GetProperty("keep").EnumerateArray().Concat(preview.GetProperty("cut").EnumerateArray()).Select(match => match.GetProperty("elements").GetInt32()));
        Assert.Empty((await feed.Service.Get("/api/v1/overrides")).GetProperty("overrides").EnumerateArray());
    }

    [Fact]
    public void Selectors_that_match_nothing_leave_a_page_to_be_read_as_any_other()
    {
        var plain = ExtractedArticle.OfPage(Encoding.UTF8.GetBytes(Page), new());
        var missed = ExtractedArticle.OfPage(Encoding.UTF8.GetBytes(Page), new(Override: new(["#gone"], ["#gone"])));

        Assert.Equal(plain.Text, missed.Text);
    }

    private static (int, string?) Short((int Status, string? Tag, JsonElement) answer) => (answer.Status, answer.Tag);
}
