using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>The sources: their health, their history, adding one.</summary>
[Collection(PageSuite.Name)]
public sealed class SourcesPageTests(Browser browser, CannedPageHost host)
{
    [BrowserFact]
    public async Task A_failing_source_says_why_and_the_header_counts_it()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));

        Assert.Equal("Failing", await visit.Text(".source .state"));
        Assert.Contains("The address answers with a page, not a feed.", await visit.Text(".source .what"), StringComparison.Ordinal);
        Assert.Equal("Last fetches: 3 of 20 failed; the newest: Not a feed", await visit.Page.Locator(".dots").First.GetAttributeAsync("aria-label"));
        await Assertions.Expect(visit.Page.Locator("#needs")).ToHaveTextAsync("1 needs you");
    }

    [BrowserFact]
    public async Task A_refused_address_shows_its_problem_at_the_field()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.GetByLabel("Address of a feed").FillAsync("not an address");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("#url-problem")).ToHaveTextAsync("This is not a web address. Start it with https://.");
        await Assertions.Expect(visit.Page.Locator("#url")).ToBeFocusedAsync();
        Assert.Equal("true", await visit.Page.Locator("#url").GetAttributeAsync("aria-invalid"));
        Assert.Equal("not an address", await visit.Page.InputValueAsync("#url"));
    }

    [BrowserFact]
    public async Task An_added_source_appears_with_what_its_first_fetch_found()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.GetByLabel("Address of a feed").FillAsync("https://new.example/rss");
        await visit.Page.GetByText("Add source").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".result")).ToHaveTextAsync("new.example is added. 10 items, 3 of them new.");
        await Assertions.Expect(visit.Page.Locator(".source h2").First).ToHaveTextAsync("new.example");
        Assert.Equal("", await visit.Page.InputValueAsync("#url"));
    }

    [BrowserFact]
    public async Task Fetch_now_tells_what_it_brought_and_redraws_the_source()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.ClickAsync("[aria-label='Fetch Paper opinion now']");

        await Assertions.Expect(visit.Page.Locator(".source .done").First).ToHaveTextAsync("10 items, 3 of them new.");
        await Assertions.Expect(visit.Page.Locator(".source .state").First).ToHaveTextAsync("Well");
    }

    [BrowserFact]
    public async Task An_opened_history_is_part_of_the_address()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.ClickAsync(".source:nth-child(2) summary");
        await visit.IsAt("/?view=sources&history=a2");
        await visit.Page.ReloadAsync();

        await Assertions.Expect(visit.Page.Locator(".source:nth-child(2) .fetches li")).ToHaveCountAsync(2);
        Assert.Contains("Not a feed", await visit.Text(".source:nth-child(2) .fetches li"), StringComparison.Ordinal);
    }
}
