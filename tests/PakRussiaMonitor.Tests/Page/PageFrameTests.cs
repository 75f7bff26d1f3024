using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>What holds for every view: no foreign request, no sideways scroll, both schemes, errors in words, a small page.</summary>
[Collection(PageSuite.Name)]
public sealed class PageFrameTests(Browser browser, CannedPageHost host)
{
    private static readonly string[] Views =
    [
        "/", "/?unit=pieces&clock=seen", "/?topic=relationship", "/?topic=relationship&bucket=month", "/?topic=energy", "/?topic=relationship&asOf=7",
        "/?article=1", "/?article=4", "/?article=5", "/?view=sources&history=a1",
    ];

    [BrowserFact]
    public async Task No_request_leaves_the_origin_and_nothing_offends_the_content_policy()
    {
        await using var visit = await browser.Open(host.At("/"));
        foreach (var view in Views)
        {
            await visit.GoTo(host.At(view));
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Empty(visit.Complaints);
        }
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(800)]
    [InlineData(1600)]
    public async Task Nothing_scrolls_sideways(int width)
    {
        await using var visit = await browser.Open(host.At("/"), width);
        foreach (var view in Views)
        {
            await visit.GoTo(host.At(view));
            var overflow = await visit.Overflow();
            Assert.True(overflow <= 0, $"{view} is {overflow} px wider than a window of {width} px.");
        }
    }

    [BrowserFact]
    public async Task The_dark_scheme_changes_the_background()
    {
        await using var light = await browser.Open(host.At("/"));
        await using var dark = await browser.Open(host.At("/"), scheme: ColorScheme.Dark);

        Assert.NotEqual(await Background(light), await Background(dark));
    }

    [BrowserFact]
    public async Task Every_view_has_one_first_heading_and_skips_no_level()
    {
        await using var visit = await browser.Open(host.At("/"));
        foreach (var view in Views)
        {
            await visit.GoTo(host.At(view));
            var levels = await visit.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1, h2, h3')].map(h => Number(h.tagName[1]))");
            Assert.Equal(1, levels[0]);
            Assert.Equal(1, levels.Count(level => level == 1));
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        }
    }

    [BrowserFact]
    public async Task A_silent_service_is_an_error_with_a_remedy_and_trying_again_recovers()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.RouteAsync("**/api/v1/**", route => route.AbortAsync());
        await visit.Page.ClickAsync("nav >> text=Topics");
        await Assertions.Expect(visit.Page.Locator("[role=alert]")).ToContainTextAsync("The service does not answer. See that it runs, then try again.");

        await visit.Page.UnrouteAsync("**/api/v1/**");
        await visit.Page.ClickAsync("main button");
        await Assertions.Expect(visit.Page.Locator(".topics tbody tr")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task Without_scripts_a_sentence_points_to_the_numbers()
    {
        await using var visit = await browser.Open(host.At("/"), script: false);

        Assert.Contains("/api/v1/topics", await visit.Text("main"), StringComparison.Ordinal);
    }

    private static Task<string> Background(Visit visit) => visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
