using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>How a source behaves towards a server that pauses, caches, asks for a login or has gone.</summary>
public sealed class SourceFetchingTests : SourceOverTime
{
    [Fact]
    public async Task After_eight_days_the_validators_are_dropped_and_the_feed_is_fetched_in_full()
    {
        Answer = async context =>
        {
            context.Response.Headers.ETag = "W/\"odd é one";
            context.Response.Headers.LastModified = "about noon";
            if (context.Request.Headers.IfNoneMatch.Count > 0)
                context.Response.StatusCode = 304;
            else
                await Send(context, Rss("", "1"));
        };
        await Begin();
        await Fetch(TimeSpan.Zero);
        Assert.Equal(FetchOutcome.NotModified, await Fetch(TimeSpan.FromDays(7.9)));
        Assert.Equal(FetchOutcome.Unchanged, await Fetch(TimeSpan.FromDays(0.2)));
        Assert.Equal(FetchOutcome.NotModified, await Fetch(TimeSpan.FromDays(1)));

        Assert.Equal(
            [null, "W/\"odd é one", null, "W/\"odd é one"], Server.Requests.Select(asked => asked.Headers.GetValueOrDefault("If-None-Match")));
        Assert.Equal("about noon", Server.Requests.Last().Headers["If-Modified-Since"]);
    }

    [Fact]
    public async Task A_429_pauses_the_whole_host_and_nobody_asks_it_before_the_pause_is_over()
    {
        Answer = context =>
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        };
        await Begin();
        await Sources.Add("other", new("http://feeds.example/other"), "Other", TimeSpan.Zero, default);
        Assert.Equal(FetchOutcome.Throttled, await Fetch(TimeSpan.Zero));
        Assert.Equal(FetchOutcome.Deferred, await Fetch(TimeSpan.FromMinutes(9)));
        Assert.Equal(FetchOutcome.Deferred, (await Runs.Run("other", default)).Outcome);
        Assert.Single(Server.Requests);

        Time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(FetchOutcome.Throttled, (await Runs.Run("other", default)).Outcome);
    }

    [Fact]
    public async Task A_pause_that_the_target_of_a_redirect_asks_for_is_its_own()
    {
        Answer = context =>
        {
            if (context.Request.Host.Host == "feeds.example")
                context.Response.Redirect("http://cdn.example/rss");
            else
                context.Response.StatusCode = 429;
            return Task.CompletedTask;
        };
        await Begin("cdn.example");
        await Fetch(TimeSpan.Zero);

        var actors = Service.Services.GetRequiredService<IActors>();
        Assert.True((await actors.Site("cdn.example").Reserve("somebody", default)).StartsAt >= Time.GetUtcNow().AddMinutes(10));
        Assert.True((await actors.Site("feeds.example").Reserve("somebody", default)).StartsAt < Time.GetUtcNow().AddMinutes(1));
        Assert.InRange(await DueIn(), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_kept_and_never_due_again_until_somebody_fetches_it_with_success()
    {
        var gone = true;
        Answer = context => gone ? Status(context, 410) : Send(context, Rss("", "1"));
        await Begin();
        Assert.Equal(FetchOutcome.Gone, await Fetch(TimeSpan.Zero));
        Time.Advance(TimeSpan.FromDays(400));
        Assert.Empty(await Sources.ClaimDue(8, default));
        Assert.Contains("gone for good (status 410). It is not fetched any more", (await Last()).Sentence, StringComparison.Ordinal);
        Assert.Equal(SourceState.Active, (await Source()).State);

        gone = false;
        Assert.Equal(FetchOutcome.Fetched, await Fetch(TimeSpan.FromHours(1)));
        Assert.NotNull((await Source()).NextDueAt);
    }

    [Fact]
    public async Task The_interval_follows_how_much_of_the_feed_was_known()
    {
        var items = new[] { "1", "2", "3" };
        Answer = context => Send(context, Rss("", items));
        await Begin();
        await Fetch(TimeSpan.Zero);
        Assert.Equal(30, await Minutes()); // a first fetch is all new, whatever the pace

        items = ["4", "5", "6", "7"];
        await Fetch(TimeSpan.FromMinutes(30));
        Assert.Equal((15, TimeSpan.FromMinutes(15)), (await Minutes(), await DueIn()));
        items = ["6", "7", "8", "9"];
        await Fetch(TimeSpan.FromMinutes(15));
        Assert.Equal(15, await Minutes());
        items = ["7", "8", "9", "10"];
        await Fetch(TimeSpan.FromMinutes(15));
        Assert.Equal(18.75, await Minutes());
        await Fetch(TimeSpan.FromMinutes(19)); // the same bytes
        Assert.Equal((23.4, TimeSpan.FromMinutes(23.4)), (Math.Round(await Minutes(), 1), TimeSpan.FromMinutes(Math.Round((await DueIn()).TotalMinutes, 1))));
        await Fetch(TimeSpan.FromMinutes(1)); // and once more, since somebody pressed the button
        Assert.Equal(23.4, Math.Round(await Minutes(), 1));
    }

    [Theory]
    [InlineData("<ttl>180</ttl>", null, null, 180)]
    [InlineData("<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>daily</sy:updatePeriod>", null, null, 1440)]
    [InlineData("", "max-age=7200", null, 120)]
    [InlineData("", null, "Fri, 20 Nov 2026 15:00:00 GMT", 180)]
    [InlineData("<ttl>300</ttl>", "max-age=7200", null, 300)]
    [InlineData("<ttl>5</ttl>", "max-age=60", null, 30)]
    public async Task A_publisher_is_not_asked_more_often_than_it_wants(string said, string? cacheControl, string? expires, int minutes)
    {
        Answer = context =>
        {
            context.Response.Headers.Date = "Fri, 20 Nov 2026 12:00:00 GMT";
            context.Response.Headers.CacheControl = cacheControl;
            context.Response.Headers.Expires = expires;
            return Send(context, Rss(said, "1", "2"));
        };
        await Begin();
        await Fetch(TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromMinutes(minutes), await DueIn());
        await Sources.Recover(FetchSchedule.Longest, atStart: true, default);
        Assert.Equal(TimeSpan.FromMinutes(minutes), await DueIn());
    }

    [Fact]
    public async Task An_interval_that_an_operator_fixed_stays_whatever_comes()
    {
        Answer = context => Send(context, Rss("<ttl>600</ttl>", "1"));
        await Begin();
        await Set("settings = '{\"intervalMinutes\":45}', interval_seconds = 2700");
        await Fetch(TimeSpan.Zero);
        await Fetch(TimeSpan.FromMinutes(45));

        Assert.Equal((45, TimeSpan.FromMinutes(45)), (await Minutes(), await DueIn()));
    }

    [Fact]
    public async Task A_login_comes_from_the_environment_and_its_absence_is_told_without_asking_anybody()
    {
        await Begin();
        await Set("settings = '{\"basicAuthVariable\":\"FEED_AUTH_TEST_OF_SOURCES\"}'");
        Assert.Equal(FetchOutcome.MissingCredentials, await Fetch(TimeSpan.Zero));
        Assert.Empty(Server.Requests);
        Assert.Contains("FEED_AUTH_TEST_OF_SOURCES is not set", (await Last()).Sentence, StringComparison.Ordinal);

        Environment.SetEnvironmentVariable("FEED_AUTH_TEST_OF_SOURCES", "no colon");
        await Fetch(TimeSpan.FromHours(1));
        Assert.DoesNotContain("no colon", (await Last()).Sentence, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("FEED_AUTH_TEST_OF_SOURCES", "user:secret");
        Assert.Equal(FetchOutcome.Fetched, await Fetch(TimeSpan.FromHours(1)));
        Assert.Equal("Basic dXNlcjpzZWNyZXQ=", Server.Requests.Single().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_source_that_fails_for_months_is_still_asked_every_day()
    {
        Answer = context => Status(context, 404);
        await Begin();
        for (var i = 0; i < 60; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal(TimeSpan.FromHours(24), await DueIn());
    }
}
