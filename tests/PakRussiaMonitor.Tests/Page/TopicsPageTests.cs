using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>Topics, one topic, and the way from a number to the articles behind it.</summary>
[Collection(PageSuite.Name)]
public sealed class TopicsPageTests(Browser browser, CannedPageHost host)
{
    [BrowserFact]
    public async Task The_topics_are_listed_with_their_counts()
    {
        await using var visit = await browser.Open(host.At("/"));
        var rows = visit.Page.Locator(".topics tbody tr");

        Assert.Equal(3, await rows.CountAsync());
        Assert.Equal("Pakistan and Russia", await visit.Text(".topics tbody tr th"));
        Assert.Equal(["55", "21", "−3", "3", "2"], await rows.First.Locator("td:not(.trend)").AllInnerTextsAsync());
    }

    [BrowserFact]
    public async Task A_topic_without_any_date_says_so_and_the_page_explains_it()
    {
        await using var visit = await browser.Open(host.At("/"));

        Assert.Equal("all undated", await visit.Text(".topics tbody tr:nth-child(2) .trend"));
        Assert.Contains("no day of publication", await visit.Text(".lead"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Unit_and_clock_are_part_of_the_address_and_going_back_undoes_them()
    {
        await using var visit = await browser.Open(host.At("/"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "pieces" }).ClickAsync();
        await visit.IsAt("/?unit=pieces");
        await Assertions.Expect(visit.Page.Locator(".topics .total").First).ToHaveTextAsync("pieces40");

        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator(".topics .total").First).ToHaveTextAsync("articles55");
    }

    [BrowserFact]
    public async Task A_topic_leads_to_its_articles_and_an_article_to_what_was_removed()
    {
        await using var visit = await browser.Open(host.At("/"));
        await visit.Page.ClickAsync("text=Pakistan and Russia");
        await Assertions.Expect(visit.Page.Locator(".topic h2").Last).ToHaveTextAsync("Articles behind this number (55)");
        Assert.Equal("55", await visit.Text(".figures .large dd"));

        await visit.Page.ClickAsync("text=A road to the north");
        await Assertions.Expect(visit.Page.Locator("aside h2")).ToHaveTextAsync("Removed (4)");
        Assert.Equal(["1Byline", "2Inline headline", "3Comment form"], await visit.Page.Locator("aside h3").AllTextContentsAsync());
        Assert.Equal("Read more: another story", await visit.Text("aside li:nth-child(2) blockquote"));
        Assert.Equal(2, await visit.Page.Locator("aside li:nth-child(3) blockquote").CountAsync());
    }

    [BrowserFact]
    public async Task The_keyboard_alone_reaches_an_article_and_its_removed_spans()
    {
        await using var visit = await browser.Open(host.At("/"));
        await TabTo(visit, "Pakistan and Russia");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsAt("/?topic=relationship");
        await visit.Stands();

        await TabTo(visit, "A road to the north");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsAt("/?article=1&topic=relationship");
        await visit.Stands();

        await TabTo(visit, "2");
        await Assertions.Expect(visit.Page.Locator("aside li.lit h3")).ToHaveTextAsync("2Inline headline");
    }

    [BrowserFact]
    public async Task The_chart_has_its_numbers_as_a_table_too()
    {
        await using var visit = await browser.Open(host.At("/?topic=relationship"));
        await visit.Page.ClickAsync("text=As a table");

        Assert.Equal("21 Nov 2026 50 no", await visit.Text(".as-table tbody tr"));
        Assert.Equal(2, await visit.Page.Locator(".bars a").CountAsync());
    }

    [BrowserFact]
    public async Task A_bar_narrows_the_list_to_its_day()
    {
        await using var visit = await browser.Open(host.At("/?topic=relationship"));
        await visit.Page.ClickAsync(".bars a >> nth=0");

        await visit.IsAt("from=2026-11-19T00");
        await Assertions.Expect(visit.Page.Locator(".topic h2").Last).ToHaveTextAsync("Articles of 19 Nov 2026 (3)");
    }

    [BrowserFact]
    public async Task Show_more_completes_the_list_and_going_back_finds_it_as_it_was_left()
    {
        await using var visit = await browser.Open(host.At("/?topic=relationship"));
        var rows = visit.Page.Locator(".rows li");
        await Assertions.Expect(rows).ToHaveCountAsync(50);
        await visit.Page.ClickAsync("text=Show more");
        await Assertions.Expect(rows).ToHaveCountAsync(55);

        await visit.Page.ClickAsync("text=Column number 54");
        await visit.IsAt("/?article=54");
        await visit.Stands();
        await visit.Page.GoBackAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(55);
        Assert.True(await visit.Page.EvaluateAsync<int>("window.scrollY") > 0);
    }

    [BrowserFact]
    public async Task A_link_to_a_number_pins_it()
    {
        await using var visit = await browser.Open(host.At("/?topic=relationship&asOf=40000"));

        Assert.Contains("Pinned: these numbers stand as they were at 40,000.", await visit.Text(".topic .done"), StringComparison.Ordinal);
        Assert.Equal("55", await visit.Text(".figures .large dd"));
    }

    private static async Task TabTo(Visit visit, string name)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            if (await visit.Page.EvaluateAsync<bool>("name => document.activeElement.matches('a, button') && document.activeElement.textContent === name", name))
                return;
        }
        Assert.Fail($"Sixty presses of Tab did not reach “{name}”.");
    }
}
