using System.Text.Json;
using PakRussiaMonitor.Tests.Articles.Generated;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Templates, rules and versions over HTTP, from a feed's items to the article.</summary>
public sealed class CleaningApiTests : IAsyncLifetime
{
    private const string Footer = "The Evening Leaf, since 1903";
    private static readonly string[] Sentences = ProseSheets.Sentences["en"];

    private CommentFeed feed = null!;

    public async Task InitializeAsync() => feed = await CommentFeed.Start();

    public async Task DisposeAsync() => await feed.DisposeAsync();

    [Fact]
    public async Task A_recurring_line_is_learned_shown_and_cut_from_later_articles_and_can_be_kept()
    {
        await feed.Bring([.. Enumerable.Range(0, 9).Select(Item)]);
        var template = await feed.Service.Get("/api/v1/sources/feed/template");
        var line = Assert.Single(template.GetProperty("lines").EnumerateArray());
        Assert.Equal((9, Footer, "template", 9, 1.0), (
            template.GetProperty("articles").GetInt32(), line.GetProperty("line").GetString(), line.GetProperty("state").GetString(),
            line.GetProperty("articles").GetInt32(), line.GetProperty("share").GetDouble()));
        Assert.EndsWith(Footer, await Text(Address(3)), StringComparison.Ordinal);

        await feed.Bring(Item(20), (Address(0), Sentences[0] + " An edit.\n" + Footer));
        var id = await feed.Id(Address(20));
        var cleaning = await feed.Service.Get($"/api/v1/articles/{id}/cleaning");
        var span = Assert.Single(cleaning.GetProperty("removed").EnumerateArray());
        Assert.Equal((Footer, "template"), (span.GetProperty("text").GetString(), span.GetProperty("rule").GetString()));
        Assert.NotEqual("", cleaning.GetProperty("rules")[0].GetProperty("explanation").GetString());
        Assert.Equal(10, Assert.Single(cleaning.GetProperty("template").EnumerateArray()).GetProperty("articles").GetInt32());
        Assert.Equal(10, (await feed.Service.Get("/api/v1/sources/feed/template")).GetProperty("articles").GetInt32());

        var (status, _, ruling) = await feed.Ask("POST", $"/api/v1/articles/{id}/cleaning/restore", new { at = span.GetProperty("at").GetInt32(), text = Footer });
        Assert.Equal((200, 2, "keep"), (status, ruling.GetProperty("revision").GetInt32(), ruling.GetProperty("rule").GetProperty("action").GetString()));
        Assert.EndsWith(Footer, await Text(Address(20)), StringComparison.Ordinal);
        await feed.Bring(Item(21));
        Assert.EndsWith(Footer, await Text(Address(21)), StringComparison.Ordinal);

        var rule = Assert.Single((await feed.Service.Get("/api/v1/sources/feed/rules")).GetProperty("rules").EnumerateArray());
        var path = $"/api/v1/sources/feed/rules/{rule.GetProperty("id").GetString()}";
        Assert.Equal(204, (await feed.Ask("DELETE", path)).Status);
        Assert.Equal((404, "unknown-rule"), Short(await feed.Ask("DELETE", path)));
        await feed.Bring(Item(22));
        Assert.DoesNotContain(Footer, await Text(Address(22)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_items_again_teach_nothing_and_change_no_text()
    {
        await feed.Bring([.. Enumerable.Range(0, 7).Select(Item)]);
        var before = (await feed.Service.Get("/api/v1/sources/feed/template")).GetRawText();
        for (var i = 0; i < 3; i++)
            await feed.Bring([.. Enumerable.Range(0, 7 - i).Select(Item).Reverse()]);

        Assert.Equal(before, (await feed.Service.Get("/api/v1/sources/feed/template")).GetRawText());
        Assert.Single((await feed.Service.Get($"/api/v1/articles/{await feed.Id(Address(0))}/revisions")).GetProperty("revisions").EnumerateArray());
    }

    [Fact]
    public async Task A_line_that_is_cut_goes_from_the_article_and_from_later_ones()
    {
        await feed.Bring(Item(1));
        var id = await feed.Id(Address(1));

        Assert.Equal((409, "not-in-article"), Short(await feed.Ask("POST", $"/api/v1/articles/{id}/cleaning/cut", new { text = "Nowhere" })));
        Assert.Equal((400, "unsuitable-line"), Short(await feed.Ask("POST", $"/api/v1/articles/{id}/cleaning/cut", new { text = " " })));
        Assert.Equal((404, "unknown-article"), Short(await feed.Ask("POST", "/api/v1/articles/999/cleaning/cut", new { text = Footer })));
        Assert.Equal(200, (await feed.Ask("POST", $"/api/v1/articles/{id}/cleaning/cut", new { text = Footer })).Status);
        Assert.DoesNotContain(Footer, await Text(Address(1)), StringComparison.Ordinal);
        await feed.Bring(Item(2));
        Assert.DoesNotContain(Footer, await Text(Address(2)), StringComparison.Ordinal);

        Assert.Equal((400, "invalid-parameter"), Short(await feed.Ask("POST", "/api/v1/sources/feed/rules", new { line = "A line" })));
        Assert.Equal(201, (await feed.Ask("POST", "/api/v1/sources/feed/rules", new { action = "cut", line = "A line" })).Status);
        foreach (var path in (string[])["template", "rules"])
            Assert.Equal((404, "unknown-source"), Short(await feed.Ask("GET", $"/api/v1/sources/nothing/{path}")));
    }

    [Fact]
    public async Task An_article_keeps_its_versions_and_tells_what_two_differ_in()
    {
        foreach (var text in (string[])[$"{Sentences[0]}\n{Sentences[1]}", $"{Sentences[0]}\n{Sentences[2]}", $"{Sentences[0]}\n{Sentences[2]}\n{Sentences[3]}"])
            await feed.Bring((Address(1), text));
        var path = $"/api/v1/articles/{await feed.Id(Address(1))}";

        var (_, tag, versions) = await feed.Ask("GET", $"{path}/revisions");
        Assert.Equal([3, 2, 1], versions.GetProperty("revisions").EnumerateArray().Select(version => version.GetProperty("revision").GetInt32()));
        Assert.Equal((304, tag), Short(await feed.Ask("GET", $"{path}/revisions", condition: tag)));
        Assert.Equal([("same", 0), ("gone", 1), ("new", 2), ("new", 3)], await Diff("1/latest"));
        Assert.Equal([("same", 0), ("same", 2), ("new", 3)], await Diff("previous/latest"));
        Assert.Equal([("same", 0), ("gone", 1), ("new", 2)], await Diff("previous/2"));
        Assert.Equal([("same", 0), ("gone", 2), ("new", 1)], await Diff("2/1"));
        foreach (var unknown in (string[])["0/1", "1/4", "previous/1", "1/next", "-1/1", "1/99999999999"])
            Assert.Equal((404, "unknown-revision"), Short(await feed.Ask("GET", $"{path}/diff/{unknown}")));
        Assert.Equal((404, "unknown-article"), Short(await feed.Ask("GET", "/api/v1/articles/999/diff/1/latest")));

        var article = await feed.Service.Get(path);
        Assert.Equal(("opinion", "category: opinion"), (article.GetProperty("kind").GetString(), article.GetProperty("kindEvidence").GetString()));

        async Task<IEnumerable<(string?, int)>> Diff(string between)
        {
            var (_, entity, diff) = await feed.Ask("GET", $"{path}/diff/{between}");
            Assert.Equal(304, (await feed.Ask("GET", $"{path}/diff/{between}", condition: entity)).Status);
            return diff.GetProperty("paragraphs").EnumerateArray().Select(paragraph => (
                paragraph.GetProperty("state").GetString(), Array.IndexOf(Sentences, paragraph.GetProperty("text").GetString())));
        }
    }

    [Fact]
    public async Task A_source_whose_removed_share_jumps_is_in_trouble_and_measured()
    {
        await feed.Bring([.. Enumerable.Range(0, 40).Select(i => (Address(i), $"{Sentences[i % 10]} Number {i}."))]);
        Assert.Equal(JsonValueKind.Null, (await feed.Service.Get("/api/v1/sources/feed")).GetProperty("cleaning").GetProperty("alarm").ValueKind);
        var junk = string.Concat(Enumerable.Repeat("\nYour email address will not be published. Required fields are marked *\nLeave a Reply", 4));
        await feed.Bring([.. Enumerable.Range(50, 15).Select(i => (Address(i), $"{Sentences[i % 10]} Number {i}.{junk}"))]);

        var source = await feed.Service.Get("/api/v1/sources/feed");
        Assert.Contains("before it was", source.GetProperty("cleaning").GetProperty("alarm").GetString(), StringComparison.Ordinal);
        Assert.Equal("trouble", source.GetProperty("health").GetProperty("state").GetString());
        Assert.Contains("pakrussia_cleaning_alarms 1", await feed.Service.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static string Address(int number) => $"https://leaf.example/opinion/{number}";

    private static (string Url, string Text) Item(int number) => (Address(number), $"{Sentences[number % 10]}\n{Sentences[(number + 1) % 10]} Number {number} says so.\n{Footer}");

    private async Task<string> Text(string url) => (await feed.Service.Get($"/api/v1/articles/{await feed.Id(url)}")).GetProperty("text").GetString()!;

    private static (int, string?) Short((int Status, string? Tag, JsonElement) answer) => (answer.Status, answer.Tag);
}
