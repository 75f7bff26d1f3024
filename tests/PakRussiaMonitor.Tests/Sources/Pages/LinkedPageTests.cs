using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Pages;
using PakRussiaMonitor.Sources.Robots;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Sources.Pages.PageService;

namespace PakRussiaMonitor.Tests.Sources.Pages;

/// <summary>A followed link's way from a feed's item to the text of its article, in the real service against a real site.</summary>
public sealed class LinkedPageTests : IAsyncLifetime
{
    private PageService service = null!;

    public async Task InitializeAsync() => service = await PageService.Start();

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task A_followed_page_gives_its_article_the_whole_text_and_counts_nothing_twice()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan and Russia")));
        service.Site.Put("/1", Story("Gas for Pakistan and Russia", "The whole story."));
        var id = await Follow();
        Assert.Equal((1, (1, 0, 0, 0)), (await service.Counted(), await service.Counts(id)));
        await service.RunPages();

        var article = await service.Article(1);
        Assert.Contains("The whole story. Pakistan and Russia agreed on gas in round 6", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-11-20T10:00:00Z", article.GetProperty("published").GetString());
        Assert.DoesNotContain("About", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal((1, (0, 1, 0, 0)), (await service.Counted(), await service.Counts(id)));
        Assert.Equal(["/feed", "/robots.txt", "/1"], service.Site.Asked);

        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan and Russia"), Item("https://elsewhere.example/2", "More gas for Pakistan and Russia")));
        await service.Fetch(id);
        Assert.Contains("The whole story.", (await service.Article(1)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, await service.Counted());
        Assert.Equal((1, 1, 0, 0), await service.Counts(id));
    }

    [Fact]
    public async Task What_was_left_out_of_a_page_is_shown_with_its_rule()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan")));
        service.Site.Put("/1", Story("Gas for Pakistan", "The whole story.").Replace("<p>The", "<p>Share this article</p><p>The", StringComparison.Ordinal));
        await Follow();
        await service.RunPages();

        var cleaning = (await service.Service.Get("/api/v1/articles/1/cleaning")).ToString();
        Assert.Contains("Share this article", cleaning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_follows_no_links_has_no_pages()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan")));
        var id = await service.Register(new { url = service.Site.Root + "/feed" });

        Assert.Equal((0, 0, 0, 0), await service.Counts(id));
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_fetched_and_the_feeds_text_stays()
    {
        service.Site.Put("/robots.txt", "User-agent: PakRussiaMonitor\nDisallow: /private", "text/plain");
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/private/1", "Gas for Pakistan"), Item($"{service.Site.Root}/to-private", "Gas for Russia")));
        service.Site.Put("/private/1", Story("Gas", "Private."));
        service.Site.Redirect("/to-private", "/private/1");
        var id = await Follow();
        await service.RunPages();

        Assert.Equal((0, 0, 2, 0), await service.Counts(id));
        Assert.DoesNotContain("/private/1", service.Site.Asked);
        Assert.Contains("robots.txt", await service.Sentence(id), StringComparison.Ordinal);
        Assert.Single((await service.Service.Get($"/api/v1/sources/{id}/pages?state=refused")).GetProperty("pages").EnumerateArray().Take(1));
    }

    [Fact]
    public async Task A_site_that_cannot_say_what_may_be_fetched_is_asked_again_and_given_up_in_the_end()
    {
        service.Site.Fail("/robots.txt", 503);
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan")));
        service.Site.Put("/1", Story("Gas", "Never read."));
        var id = await Follow();
        for (var i = 0; i < 10; i++)
        {
            await service.RunPages();
            service.Time.Advance(TimeSpan.FromHours(24));
        }

        Assert.Equal((0, 0, 0, 1), await service.Counts(id));
        Assert.DoesNotContain("/1", service.Site.Asked);
        Assert.Equal(5, service.Site.Asked.Count(path => path == "/robots.txt"));
    }

    [Theory]
    [InlineData(404, 3)]
    [InlineData(410, 1)]
    [InlineData(500, 5)]
    public async Task A_page_that_cannot_be_had_is_given_up_after_as_many_attempts_as_its_failure_deserves(int status, int attempts)
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan and Russia")));
        service.Site.Fail("/1", status);
        var id = await Follow();
        for (var i = 0; i < 8; i++)
        {
            await service.RunPages();
            service.Time.Advance(TimeSpan.FromHours(25));
        }

        Assert.Equal((0, 0, 0, 1), await service.Counts(id));
        Assert.Equal(attempts, service.Site.Asked.Count(path => path == "/1"));
        Assert.Equal((1, true), (await service.Counted(), (await service.Sentence(id)).Contains($"{status}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7 \u0001\u0002\u0003")]
    [InlineData("text/html", "<!doctype html><title>x</title>")]
    [InlineData("text/html", "<!doctype html><title>Log in</title><p>Log in.</p>")]
    public async Task A_page_that_gives_less_than_the_feed_leaves_the_feeds_text(string type, string body)
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan", "A teaser of some length about gas.")));
        service.Site.Put("/1", body, type);
        var id = await Follow();
        await service.RunPages();

        Assert.Contains("A teaser of some length", (await service.Article(1)).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(await service.Sentence(id));
    }

    [Fact]
    public async Task A_process_that_dies_before_the_page_is_noted_counts_it_once()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan")));
        service.Site.Put("/1", Story("Gas for Pakistan", "The whole story."));
        var id = await Follow();
        var dying = ActivatorUtilities.CreateInstance<PageRuns>(service.Services, ActivatorUtilities.CreateInstance<PageIntake>(service.Services, new Dying()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => service.RunPages(dying));
        await service.RunPages(); // its claim lasts
        Assert.Equal((1, 0, 0, 0), await service.Counts(id));
        service.Time.Advance(PageTable.Lease);
        await service.RunPages();

        Assert.Equal((1, (0, 1, 0, 0)), (await service.Counted(), await service.Counts(id)));
        Assert.Equal(2, service.Site.Asked.Count(path => path == "/1"));
        Assert.Contains("The whole story.", (await service.Article(1)).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_knows_its_own_address_and_another_feed_that_names_that_finds_the_same_article()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/short/1", "Gas for Pakistan")));
        service.Site.Put("/other", Rss(Item($"{service.Site.Root}/2026/gas", "Gas for Pakistan")));
        service.Site.Put("/short/1", Story("Gas for Pakistan", "The whole story.", "<link rel=canonical href=/2026/gas>"));
        await Follow();
        await service.RunPages();
        await service.Register(new { url = service.Site.Root + "/other" });

        Assert.Equal(1, await service.Counted());
    }

    [Fact]
    public async Task A_page_that_stands_in_the_place_of_many_makes_no_one_article_of_them()
    {
        service.Site.Put("/feed", Rss([.. Enumerable.Range(1, 3).Select(i => Item($"{service.Site.Root}/{i}", $"Gas for Pakistan {i}", $"Teaser {i}."))]));
        foreach (var path in (string[])["/1", "/2", "/3"])
            service.Site.Redirect(path, "/login");
        service.Site.Put("/login", Story("Subscribe for gas", "Log in.", "<link rel=canonical href=/login>"));
        var id = await Follow();
        await service.RunPages();

        Assert.Equal((3, (0, 3, 0, 0)), (await service.Counted(), await service.Counts(id)));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_fetched_by_the_rules_of_that_host()
    {
        var other = $"http://localhost:{service.Site.Port}";
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan")));
        service.Site.Redirect("/1", other + "/moved");
        service.Site.Put("/moved", Story("Gas for Pakistan", "The whole story."));
        var id = await Follow();
        await service.RunPages();

        Assert.Equal((0, 1, 0, 0), await service.Counts(id));
        Assert.Equal(["/robots.txt", "/moved"], service.Site.Requests.Where(request => request.Host.StartsWith("localhost", StringComparison.Ordinal)).Select(request => request.Path));
        Assert.Equal(1, await service.Counted());
    }

    [Fact]
    public async Task Redirects_without_end_end()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan")));
        service.Site.Redirect("/1", $"http://localhost:{service.Site.Port}/1?to");
        service.Site.Redirect("/1?to", $"{service.Site.Root}/1");
        var id = await Follow();
        await service.RunPages();

        Assert.Equal((0, 0, 0, 1), await service.Counts(id));
    }

    [Fact]
    public async Task A_link_into_a_network_that_is_not_fetched_from_is_refused_with_a_sentence()
    {
        service.Site.Put("/feed", Rss(Item("http://169.254.169.254/latest/meta-data", "Gas for Pakistan")));
        var id = await Follow();
        for (var i = 0; i < 6; i++)
        {
            await service.RunPages();
            service.Time.Advance(TimeSpan.FromHours(25));
        }

        Assert.Equal((0, 0, 0, 1), await service.Counts(id));
    }

    [Fact]
    public async Task Pages_of_a_host_start_five_seconds_apart_and_its_robots_txt_before_them()
    {
        var starts = new List<(string Path, DateTimeOffset At)>();
        foreach (var path in (string[])["/robots.txt", "/1", "/2", "/3"])
        {
            service.Site.Pages[path] = context =>
            {
                starts.Add((path, service.Time.GetUtcNow()));
                return context.Response.WriteAsync(path == "/robots.txt" ? "" : Story("Gas " + path, path));
            };
        }

        service.Site.Put("/feed", Rss([.. Enumerable.Range(1, 3).Select(i => Item($"http://paper.example/{i}", $"Gas {i}"))]));
        await Follow();
        var fetcher = Fetchers.On(new StagedNetwork().Site("paper.example", service.Site.Server), null, service.Time);
        var runs = ActivatorUtilities.CreateInstance<PageRuns>(service.Services, fetcher, ActivatorUtilities.CreateInstance<RobotsFiles>(service.Services, fetcher));
        for (var second = 0; second < 40; second++)
        {
            await service.RunPages(runs);
            service.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["/robots.txt", "/1", "/2", "/3"], starts.Select(start => start.Path));
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task The_scheduler_fetches_pages_by_itself()
    {
        service.Site.Put("/feed", Rss(Item($"{service.Site.Root}/1", "Gas for Pakistan"), Item($"{service.Site.Root}/2", "Gas for Russia")));
        service.Site.Put("/1", Story("Gas for Pakistan", "The whole story."));
        service.Site.Put("/2", Story("Gas for Russia", "Quite another story, told by somebody else."));
        using var folder = new TemporaryFolder();
        await using var polling = await TestService.Start(folder.File("monitor.db"), null, true, $"Fetching:AllowedPorts:0={service.Site.Port}", "Polling:Enabled=true");
        var (_, added) = await polling.Post("/api/v1/sources", new { url = service.Site.Root + "/feed", followLinks = true });
        var path = $"/api/v1/sources/{added.GetProperty("source").GetProperty("id").GetString()}/pages";
        for (var i = 0; i < 200 && (await polling.Get(path)).GetProperty("done").GetInt64() < 2; i++)
            await Task.Delay(100);

        Assert.Equal(2, (await polling.Get(path)).GetProperty("done").GetInt64());
    }

    private Task<string> Follow() => service.Register(new { url = service.Site.Root + "/feed", followLinks = true });

    private sealed class Dying : CrashPoints
    {
        public override void Reached(string name)
        {
            if (name == PageIngested)
                throw new InvalidOperationException("The process dies here.");
        }
    }
}
