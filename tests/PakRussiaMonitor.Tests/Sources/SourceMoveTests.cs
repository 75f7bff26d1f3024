using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>When a source follows its feed to another address, and when not.</summary>
public sealed class SourceMoveTests : SourceOverTime
{
    [Fact]
    public async Task A_new_address_is_adopted_when_it_was_the_end_of_permanent_redirects_for_a_day_and_the_old_one_is_in_the_audit()
    {
        Answer = Moved("http://new.example/rss");
        await Begin("new.example");
        foreach (var hours in new[] { 0, 8, 8 })
        {
            await Fetch(TimeSpan.FromHours(hours));
            Assert.Equal(Feed, (await Source()).Url);
        }

        await Fetch(TimeSpan.FromHours(8));
        Assert.Equal(("http://new.example/rss", 2L), ((await Source()).Url, (await Source()).Version));
        Assert.Contains("From now on it is fetched from http://new.example/rss", (await Last()).Sentence, StringComparison.Ordinal);
        Assert.Equal(
            ("service", "feed", $"{Feed} → http://new.example/rss"),
            await Ask(connection => connection.QuerySingleAsync<(string, string, string)>("SELECT actor, subject, detail FROM audit WHERE action = 'source.move'")));
        await Fetch(TimeSpan.FromHours(8));
        Assert.Equal("new.example", Server.Requests.Last().Host);
    }

    [Fact]
    public async Task Many_redirects_within_an_hour_and_a_row_that_is_broken_adopt_nothing()
    {
        Answer = Moved("http://new.example/rss");
        await Begin("new.example");
        for (var i = 0; i < 6; i++)
            await Fetch(TimeSpan.FromMinutes(10));
        Assert.Equal(Feed, (await Source()).Url);

        var good = Answer;
        Answer = context => Send(context, "<!doctype html><title>Log in</title>");
        await Fetch(TimeSpan.FromDays(2));
        Answer = good;
        await Fetch(TimeSpan.FromDays(2));
        Assert.Equal((Feed, 1), ((await Source()).Url, (await Source()).MovedTimes));
    }

    [Fact]
    public async Task A_page_behind_permanent_redirects_is_never_adopted()
    {
        Answer = context => context.Request.Host.Host == "feeds.example"
            ? Redirect(context, 301, "http://login.example/") : Send(context, "<!doctype html><title>Log in</title>");
        await Begin("login.example");
        for (var i = 0; i < 6; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal((Feed, null), ((await Source()).Url, (await Source()).MovedTo));
    }

    [Fact]
    public async Task What_only_begins_like_a_feed_is_never_adopted_and_leaves_no_validator()
    {
        var page = $"<?xml version='1.0'?><!-- {new string('x', 100_000)} --><page></page>"; // its root is beyond a first look
        Answer = context =>
        {
            context.Response.Headers.ETag = "\"x\"";
            return context.Request.Host.Host == "feeds.example" ? Redirect(context, 301, "http://new.example/rss") : Send(context, page);
        };
        await Begin("new.example");
        for (var i = 0; i < 6; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal(FetchOutcome.NotAFeed, (await Last()).Outcome);
        Assert.Equal((Feed, null, null), ((await Source()).Url, (await Source()).ETag, (await Source()).MovedTo));
        Assert.True((await Source()).FailureWeight > 0);
    }

    [Fact]
    public async Task An_address_that_another_source_has_is_not_adopted_and_the_history_says_so()
    {
        Answer = Moved("http://new.example/rss");
        await Begin("new.example");
        await Sources.Add("other", new("http://new.example/rss"), "Other", TimeSpan.Zero, default);
        for (var i = 0; i < 5; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal(Feed, (await Source()).Url);
        Assert.Contains("registered already, as source 'other'. Remove one of the two.", (await Last()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_with_headers_of_its_own_follows_no_move_to_another_server()
    {
        Answer = Moved("http://new.example/rss");
        await Begin("new.example");
        await Set("settings = '{\"headers\":{\"X-Token\":\"secret\"}}'");
        for (var i = 0; i < 5; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal(Feed, (await Source()).Url);
        Assert.Contains("is not sent the headers", (await Last()).Sentence, StringComparison.Ordinal);
        Assert.All(Server.Requests, asked => Assert.Equal(asked.Host == "feeds.example", asked.Headers.ContainsKey("X-Token")));
    }

    private static RequestDelegate Moved(string to) => context =>
        context.Request.Host.Host == "feeds.example" ? Redirect(context, 301, to) : Send(context, Rss("", "1"));
}
