using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Stored articles by a query, over HTTP.</summary>
public sealed class SearchTests(Newsroom room) : IClassFixture<Newsroom>, IAsyncLifetime
{
    private const string Articles = "/api/v1/articles";

    public async Task InitializeAsync()
    {
        await room.Write("Pipeline", "Much of it is said.\nThe gas pipeline to Gwadar is late again, and nobody says why.", Noon.AddDays(-2), Noon.AddHours(-3));
        await room.Write("Visit", "A visit to Moscow, with no word of gas.", null, Noon.AddHours(-2), "tribune.com.pk", "Ann", "news");
        await room.Write("ماسکو", "پاکستان اور روس کے درمیان گیس", Noon.AddDays(-400), Noon.AddHours(-1), "jang.com.pk");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("gas", "Visit,Pipeline")]
    [InlineData("gas NOT pipeline", "Visit")]
    [InlineData("\"gas pipeline\"", "Pipeline")]
    [InlineData("title:visit AND author:ann", "Visit")]
    [InlineData("پاكستان", "ماسکو")]
    [InlineData("kind:opinion NOT gas", "ماسکو")]
    [InlineData("nothing", "")]
    [InlineData("", "ماسکو,Visit,Pipeline")]
    public async Task What_matches_is_found_the_last_stored_first(string query, string titles) =>
        Assert.Equal(titles, await Titles($"q={Uri.EscapeDataString(query)}"));

    [Theory]
    [InlineData("outlet=dawn.com", "Pipeline")]
    [InlineData("kind=news", "Visit")]
    [InlineData("from=2026-11-01", "Pipeline")]
    [InlineData("to=2026-11-01", "ماسکو")]
    [InlineData("clock=seen&from=2026-11-20T10:00Z", "ماسکو,Visit")]
    [InlineData("clock=seen&from=2026-11-20T10:00Z&to=2026-11-20T11:00Z&q=gas", "Visit")]
    public async Task What_is_found_can_be_narrowed(string parameters, string titles) => Assert.Equal(titles, await Titles(parameters));

    [Fact]
    public async Task A_hit_shows_the_words_around_what_was_found()
    {
        var snippet = (await room.Get($"{Articles}?q=\"gas+pipeline\"")).GetProperty("articles")[0].GetProperty("snippet");
        var text = snippet.GetProperty("text").GetString()!;

        Assert.Equal("text", snippet.GetProperty("field").GetString());
        Assert.Equal("gas pipeline", text.Substring(snippet.GetProperty("start").GetInt32(), snippet.GetProperty("length").GetInt32()));
        Assert.Equal("Much of it is said. The gas pipeline to Gwadar is late again, and nobody says why.", text);
    }

    [Fact]
    public async Task Pages_hold_every_hit_once_and_articles_that_arrive_meanwhile_disturb_none()
    {
        await using var place = await Newsroom.Open();
        for (var i = 0; i < 25; i++)
            await place.Write($"number {i}", i % 3 == 0 ? "other" : "gas");
        var (ids, address) = (new List<long>(), $"{Articles}?q=gas&limit=4");
        while (address is not null)
        {
            var page = await place.Get(address);
            ids.AddRange(page.GetProperty("articles").EnumerateArray().Select(hit => hit.GetProperty("id").GetInt64()));
            address = page.GetProperty("next").GetString() is { } next ? $"{Articles}?q=gas&limit=4&cursor={next}" : null;
            await place.Write($"new at {ids.Count}", "gas");
        }

        Assert.Equal(Enumerable.Range(1, 25).Where(id => id % 3 != 1).Reverse().Select(id => (long)id), ids);
    }

    [Fact]
    public async Task A_cursor_of_another_question_is_a_problem_of_its_own()
    {
        var next = (await room.Get($"{Articles}?limit=1")).GetProperty("next").GetString();

        await room.Refused($"{Articles}?limit=1&q=gas&cursor={next}", "foreign-cursor");
        await room.Refused($"{Articles}?kind=news&cursor={next}", "foreign-cursor");
        await room.Refused($"{Articles}?cursor=abc", "invalid-cursor");
        await room.Refused($"/api/v1/topics/energy/articles?cursor={next}", "invalid-cursor");
        Assert.Equal("Visit", await Titles($"limit=2&cursor={next}", take: 1)); // how many fit a page is no part of the question
    }

    [Fact]
    public async Task Purged_and_merged_articles_are_not_found()
    {
        await using var place = await Newsroom.Open();
        await place.Write("gone", "gas");
        await place.Write("kept", "gas");
        await new Purge(place.Services.GetRequiredService<IDatabase>(), TimeProvider.System).Article(1, default);

        var hit = Assert.Single((await place.Get($"{Articles}?q=gas")).GetProperty("articles").EnumerateArray());
        Assert.Equal("kept", hit.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("q=NOT+gas", "invalid-query", "what must occur")]
    [InlineData("q=gas+AND", "invalid-query", "At position")]
    [InlineData("kind=poem", "invalid-parameter", "opinion, news, other")]
    [InlineData("outlet=%00", "invalid-parameter", "dawn.com")]
    [InlineData("limit=1000", "invalid-parameter", "100")]
    [InlineData("limit=many", "invalid-parameter", "whole number")]
    [InlineData("query=gas", "unknown-parameter", "q, to")]
    [InlineData("from=yesterday", "invalid-parameter", "2026-11-20")]
    public async Task What_is_not_understood_is_a_problem_with_its_remedy(string parameters, string type, string remedy) =>
        await room.Refused($"{Articles}?{parameters}", type, remedy);

    [Fact]
    public async Task A_query_of_64_KB_and_one_of_ten_thousand_parentheses_are_problems_of_the_query()
    {
        await room.Refused($"{Articles}?q={new string('(', 10_000)}", "invalid-query");
        await room.Refused($"{Articles}?q={new string('a', 65_537)}", "invalid-query", "Split it");
        await room.Refused($"{Articles}?q={Uri.EscapeDataString(new string('گ', 65_537))}", "invalid-query", "Split it");
        var allowed = string.Join("+OR+", Enumerable.Range(0, 900).Select(i => $"word{i}")) + "+OR+gas";
        Assert.Equal("Visit,Pipeline", await Titles($"q={allowed}"));
    }

    private async Task<string> Titles(string parameters, int take = 100) => string.Join(',', (await room.Get($"{Articles}?{parameters}"))
        .GetProperty("articles").EnumerateArray().Select(hit => hit.GetProperty("title").GetString()).Take(take));
}
