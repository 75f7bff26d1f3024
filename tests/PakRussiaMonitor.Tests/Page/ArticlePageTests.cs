using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>One article: the cleaned text beside what was taken out of it.</summary>
[Collection(PageSuite.Name)]
public sealed class ArticlePageTests(Browser browser, CannedPageHost host)
{
    [BrowserFact]
    public async Task A_link_to_an_article_opens_it()
    {
        await using var visit = await browser.Open(host.At("/?article=1"));

        Assert.Equal("A road to the north", await visit.Text("h1"));
        Assert.Contains("Shortened at its source.", await visit.Text(".text .notice"), StringComparison.Ordinal);
        var original = visit.Page.Locator("text=Read the original");
        Assert.Equal("noopener noreferrer", await original.GetAttributeAsync("rel"));
        Assert.Equal("https://paper.example/opinion/1", await original.GetAttributeAsync("href"));
    }

    [BrowserFact]
    public async Task Marks_stand_where_the_spans_were_removed()
    {
        await using var visit = await browser.Open(host.At("/?article=1"));

        Assert.Equal(
            ["1The first paragraph stands.2", "The second one goes on, and ends here.3"],
            await visit.Page.Locator(".text > p[dir]").AllTextContentsAsync());
    }

    [BrowserFact]
    public async Task Every_rule_is_explained_in_the_services_own_words()
    {
        await using var visit = await browser.Open(host.At("/?article=1"));

        Assert.Equal(
            ["Told by the service.", "Points to another article.", "A form for comments."],
            await visit.Page.Locator("aside li > p").AllTextContentsAsync());
    }

    [BrowserFact]
    public async Task Mark_and_removed_span_light_up_together_and_lead_to_each_other()
    {
        await using var visit = await browser.Open(host.At("/?article=1"));
        await visit.Page.HoverAsync("aside li:nth-child(3)");
        await Assertions.Expect(visit.Page.Locator(".text .mark.lit")).ToHaveTextAsync("3");

        await visit.Page.ClickAsync(".text .mark >> nth=0");
        await Assertions.Expect(visit.Page.Locator("aside li:nth-child(1) .mark")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Markup_in_a_title_stays_text()
    {
        await using var visit = await browser.Open(host.At("/?article=4"));

        Assert.Equal(CannedAnswers.HostileTitle, await visit.Text("h1"));
        Assert.Empty(await visit.Page.QuerySelectorAllAsync("main img, h1 *"));
    }

    [BrowserFact]
    public async Task The_first_words_of_a_text_do_not_pose_as_its_title()
    {
        await using var visit = await browser.Open(host.At("/?article=2"));

        Assert.Equal("When the winter came the two neighbours …", await visit.Text("h1.excerpt"));
        Assert.Contains("undated", await visit.Text(".facts"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_title_in_Urdu_runs_from_right_to_left()
    {
        await using var visit = await browser.Open(host.At("/?article=3"));

        Assert.Equal("rtl", await visit.Page.EvalOnSelectorAsync<string>("h1", "h => getComputedStyle(h).direction"));
    }

    [BrowserFact]
    public async Task A_missing_article_names_the_cause_and_a_way_on()
    {
        await using var visit = await browser.Open(host.At("/?article=999"));

        Assert.Equal("There is no article 999. It may have been withdrawn; see the list.", await visit.Text("[role=alert]"));
        await visit.Page.ClickAsync("text=All topics");
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Topics");
    }
}
