using System.Net.Http.Json;
using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>What a person does with the page, on the service itself and with dated articles.</summary>
[Collection(PageSuite.Name)]
public sealed class FlowPageTests(Browser browser) : IAsyncLifetime
{
    private const string Topic = "/?topic=pakistan-russia-relations";

    private readonly DatedPageHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [BrowserFact]
    public async Task A_bar_opens_the_receipt_with_its_number_by_mouse_and_by_keyboard_and_the_address_brings_it_back()
    {
        await using var visit = await browser.Open(host.At(Topic));
        var bar = visit.Page.Locator("a.slot").First;
        Assert.Equal("19 Nov 2026: 5 articles; not observed", await bar.GetAttributeAsync("aria-label"));
        await bar.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".topic h2").Last).ToHaveTextAsync("Articles of 19 Nov 2026 (5)");
        Assert.Equal(5, await visit.Page.Locator(".rows li").CountAsync());

        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Page.Locator(".topic h2").Last).ToHaveTextAsync("Articles of 19 Nov 2026 (5)");
        await visit.Page.Locator("a.slot").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".topic h2").Last).ToHaveTextAsync("Articles of 20 Nov 2026 (7)");
        Assert.Equal(7, await visit.Page.Locator(".rows li").CountAsync());
        Assert.Equal("1 reprint: news.example (+1 h)", (await visit.Text(".copies summary")).TrimStart('▸', ' '));
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Who_changed_what_is_told_below_the_sources()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.Locator("button[aria-label^='Pause ']").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".source .done")).ToContainTextAsync("Paused");
        await visit.Page.GetByText("Who changed what").ClickAsync();

        await Assertions.Expect(visit.Page.Locator(".fetches li").First).ToContainTextAsync("by this machine");
        await Assertions.Expect(visit.Page.Locator(".fetches li").First).ToContainTextAsync("source pause");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Two_topics_are_compared_in_two_colours_and_what_was_not_observed_is_hatched()
    {
        await using var visit = await browser.Open(host.At(Topic));
        await visit.Page.SelectOptionAsync(".compare select", "energy");
        await visit.IsAt("with=energy");
        await Assertions.Expect(visit.Page.Locator(".slot .bar.second:not(.none)")).ToHaveCountAsync(2);

        Assert.NotEqual(await Colour(visit, "a.slot .bar:not(.second)"), await Colour(visit, "a.slot .bar.second"));
        Assert.True(await visit.Page.Locator(".slot .hatch").CountAsync() > 20);
        Assert.Contains("not observed", await visit.Text(".legend"), StringComparison.Ordinal);
        await visit.Page.ClickAsync(".as-table summary");
        Assert.Equal("20 Nov 2026 7 2 no", await visit.Text(".as-table tbody tr"));

        static Task<string> Colour(Visit visit, string selector) => visit.Page.EvalOnSelectorAsync<string>(selector, "b => getComputedStyle(b).backgroundColor");
    }

    [BrowserFact]
    public async Task A_share_is_written_in_per_cent()
    {
        await using var visit = await browser.Open(host.At("/?topic=energy&share=1"));

        Assert.Equal("33.3 %", await visit.Text(".figures .medium dd"));
        Assert.Equal("19 Nov 2026: 40 % of all articles; not observed", await visit.Page.Locator("a.slot").First.GetAttributeAsync("aria-label"));
    }

    [BrowserFact]
    public async Task A_query_is_previewed_while_it_is_typed_and_its_mistake_is_shown_at_its_place()
    {
        await using var visit = await browser.Open(host.At("/?view=edit&topic=energy"));
        await visit.Page.FillAsync("#topic-query", "pakistan wheat");
        await Assertions.Expect(visit.Page.Locator(".effect .large dd")).ToHaveTextAsync("8");
        await Assertions.Expect(visit.Page.Locator(".effect")).ToContainTextAsync("Would be added (8)");
        await visit.IsAt("q=pakistan+wheat");

        await visit.Page.FillAsync("#topic-query", "pakistan AND");
        await Assertions.Expect(visit.Page.Locator("#query-problem .wrong")).ToHaveTextAsync("AND");
        Assert.Equal("true", await visit.Page.Locator("#topic-query").GetAttributeAsync("aria-invalid"));
    }

    [BrowserFact]
    public async Task A_topic_is_made_and_counts_what_is_stored()
    {
        await using var visit = await browser.Open(host.At("/?view=edit&q=wheat"));
        await visit.Page.FillAsync("#topic-name", "Wheat and bread");
        await visit.Page.ClickAsync("text=Make this topic");

        await visit.IsAt("/?topic=wheat-and-bread");
        await Assertions.Expect(visit.Page.Locator(".figures .large dd")).ToHaveTextAsync("8");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task The_search_box_finds_articles_and_marks_what_was_found()
    {
        await using var visit = await browser.Open(host.At("/"));
        await visit.Page.FillAsync("#q", "gas NOT title:3");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsAt("view=search&q=gas");
        await visit.Stands();

        await Assertions.Expect(visit.Page.Locator(".rows li")).ToHaveCountAsync(3);
        Assert.Equal("gas", await visit.Text(".snippet mark"));
        await visit.Page.FillAsync("#q", "gas AND");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main .notice")).ToContainTextAsync("The query cannot be read");
    }

    [BrowserFact]
    public async Task A_removed_span_is_restored_and_a_line_is_cut()
    {
        await using var visit = await browser.Open(host.At("/?article=1"));
        Assert.True(await visit.Page.Locator(".text mark").CountAsync() > 1);
        await visit.Page.ClickAsync("[aria-label='Restore: Leave a Reply']");
        await Assertions.Expect(visit.Page.Locator("main > .done")).ToContainTextAsync("Restored: version 2");
        await Assertions.Expect(visit.Page.Locator(".text")).ToContainTextAsync("Leave a Reply");
        await Assertions.Expect(visit.Page.Locator("aside h2")).ToHaveTextAsync("Removed (0)");

        await visit.Page.ClickAsync("text=Cut lines");
        await visit.Page.ClickAsync("[aria-label='Cut the line: Leave a Reply']");
        await Assertions.Expect(visit.Page.Locator("aside h2")).ToHaveTextAsync("Removed (1)");
        await visit.Page.ClickAsync("text=what changed >> nth=0");
        await Assertions.Expect(visit.Page.Locator(".diff del").Last).ToContainTextAsync("Leave a Reply");
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task A_source_is_paused_resumed_and_set_up()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.ClickAsync("[aria-label='Pause The paper']");
        await Assertions.Expect(visit.Page.Locator(".source .state")).ToHaveTextAsync("Paused");
        await visit.Page.ClickAsync("[aria-label='Resume The paper']");
        await Assertions.Expect(visit.Page.Locator(".source .state")).ToHaveTextAsync("Well");

        await visit.Page.ClickAsync("text=Settings, cleaning");
        await visit.Page.FillAsync("[name=interval]", "60");
        await visit.Page.ClickAsync(".settings button");
        await Assertions.Expect(visit.Page.Locator(".source .done")).ToHaveTextAsync("Saved.");
        var source = (await host.Service.Get("/api/v1/sources")).GetProperty("sources")[0];
        Assert.Equal(60, source.GetProperty("settings").GetProperty("intervalMinutes").GetInt32());
    }

    [BrowserFact]
    public async Task An_address_is_previewed_before_anything_is_stored()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.FillAsync("#url", host.Feed);
        await visit.Page.ClickAsync("text=Preview");

        await Assertions.Expect(visit.Page.Locator(".result .rows > li")).ToHaveCountAsync(12);
        await Assertions.Expect(visit.Page.Locator(".result")).ToContainTextAsync("Nothing is stored yet.");
        Assert.Equal(1, await visit.Page.Locator(".source").CountAsync());
    }

    [BrowserFact]
    public async Task New_articles_are_announced_and_wait_for_a_click()
    {
        await using var visit = await browser.Open(host.At("/"));
        await Assertions.Expect(visit.Page.Locator("#news")).ToBeHiddenAsync();
        using var made = await host.Service.Client.PutAsJsonAsync("/api/v1/topics/accord", new { name = "Accord", query = "wheat" });

        await Assertions.Expect(visit.Page.Locator("#news")).ToHaveTextAsync("8 new articles: show", new() { Timeout = 15_000 });
        Assert.Equal(0, await visit.Page.Locator("text=Accord").CountAsync());
        await visit.Page.ClickAsync("#news");
        await Assertions.Expect(visit.Page.Locator(".topics tbody")).ToContainTextAsync("Accord");
        await Assertions.Expect(visit.Page.Locator("#news")).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1600)]
    public async Task No_view_scrolls_sideways_or_offends_the_content_policy(int width)
    {
        await using var visit = await browser.Open(host.At("/"), width);
        foreach (var view in (string[])[Topic + "&with=energy", Topic + "&share=1&changes=1", "/?view=edit&topic=energy", "/?view=search&q=gas", "/?article=1", "/?view=sources"])
        {
            await visit.GoTo(host.At(view));
            await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            await Assertions.Expect(visit.Page.Locator("main details[open] [aria-live]:empty")).ToHaveCountAsync(0);
            var overflow = await visit.Overflow();
            Assert.True(overflow <= 0, $"{view} is {overflow} px wider than a window of {width} px.");
        }
        Assert.Empty(visit.Complaints);
    }
}
