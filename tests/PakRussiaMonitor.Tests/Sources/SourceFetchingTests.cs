using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>How a source behaves over days towards a server that moves, pauses, caches or has gone: the real service on a clock of its own.</summary>
public sealed class SourceFetchingTests : IAsyncDisposable
{
    private const string Feed = "http://feeds.example/rss";

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly StagedNetwork network = new();
    private RequestDelegate answer = context => Send(context, Rss("", "1", "2"));
    private FeedServer? server;
    private TestService? service;

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
            await service.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task After_eight_days_the_validators_are_dropped_and_the_feed_is_fetched_in_full()
    {
        answer = async context =>
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
            [null, "W/\"odd é one", null, "W/\"odd é one"], server!.Requests.Select(asked => asked.Headers.GetValueOrDefault("If-None-Match")));
        Assert.Equal("about noon", server.Requests.Last().Headers["If-Modified-Since"]);
    }

    [Fact]
    public async Task A_429_pauses_the_whole_host_and_nobody_asks_it_before_the_pause_is_over()
    {
        answer = context =>
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        };
        await Begin();
        await Sources.Add("other", new("http://feeds.example/other"), "Other", TimeSpan.Zero, default);
        Assert.Equal(FetchOutcome.Throttled, await Fetch(TimeSpan.Zero));
        Assert.Equal(FetchOutcome.Deferred, await Fetch(TimeSpan.FromMinutes(9)));
        Assert.Equal(FetchOutcome.Deferred, (await Runs.Run("other", default)).Outcome);
        Assert.Single(server!.Requests);

        time.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(FetchOutcome.Throttled, (await Runs.Run("other", default)).Outcome);
    }

    [Fact]
    public async Task A_pause_that_the_target_of_a_redirect_asks_for_is_its_own()
    {
        answer = context =>
        {
            if (context.Request.Host.Host == "feeds.example")
                context.Response.Redirect("http://cdn.example/rss");
            else
                context.Response.StatusCode = 429;
            return Task.CompletedTask;
        };
        await Begin("cdn.example");
        await Fetch(TimeSpan.Zero);

        var actors = service!.Services.GetRequiredService<IActors>();
        Assert.True((await actors.Site("cdn.example").Reserve("somebody", default)).StartsAt >= time.GetUtcNow().AddMinutes(10));
        Assert.True((await actors.Site("feeds.example").Reserve("somebody", default)).StartsAt < time.GetUtcNow().AddMinutes(1));
        Assert.InRange(await DueIn(), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_kept_and_never_due_again_until_somebody_fetches_it_with_success()
    {
        var gone = true;
        answer = context => gone ? Status(context, 410) : Send(context, Rss("", "1"));
        await Begin();
        Assert.Equal(FetchOutcome.Gone, await Fetch(TimeSpan.Zero));
        time.Advance(TimeSpan.FromDays(400));
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
        answer = context => Send(context, Rss("", items));
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
        answer = context =>
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
        answer = context => Send(context, Rss("<ttl>600</ttl>", "1"));
        await Begin();
        await Set("settings = '{\"intervalMinutes\":45}', interval_seconds = 2700");
        await Fetch(TimeSpan.Zero);
        await Fetch(TimeSpan.FromMinutes(45));

        Assert.Equal((45, TimeSpan.FromMinutes(45)), (await Minutes(), await DueIn()));
    }

    [Fact]
    public async Task A_new_address_is_adopted_when_it_was_the_end_of_permanent_redirects_for_a_day_and_the_old_one_is_in_the_audit()
    {
        answer = Moved("http://new.example/rss");
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
        Assert.Equal("new.example", server!.Requests.Last().Host);
    }

    [Fact]
    public async Task Many_redirects_within_an_hour_and_a_row_that_is_broken_adopt_nothing()
    {
        answer = Moved("http://new.example/rss");
        await Begin("new.example");
        for (var i = 0; i < 6; i++)
            await Fetch(TimeSpan.FromMinutes(10));
        Assert.Equal(Feed, (await Source()).Url);

        var good = answer;
        answer = context => Send(context, "<!doctype html><title>Log in</title>");
        await Fetch(TimeSpan.FromDays(2));
        answer = good;
        await Fetch(TimeSpan.FromDays(2));
        Assert.Equal((Feed, 1), ((await Source()).Url, (await Source()).MovedTimes));
    }

    [Fact]
    public async Task A_page_behind_permanent_redirects_is_never_adopted()
    {
        answer = context => context.Request.Host.Host == "feeds.example"
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
        answer = context =>
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
        answer = Moved("http://new.example/rss");
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
        answer = Moved("http://new.example/rss");
        await Begin("new.example");
        await Set("settings = '{\"headers\":{\"X-Token\":\"secret\"}}'");
        for (var i = 0; i < 5; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal(Feed, (await Source()).Url);
        Assert.Contains("is not sent the headers", (await Last()).Sentence, StringComparison.Ordinal);
        Assert.All(server!.Requests, asked => Assert.Equal(asked.Host == "feeds.example", asked.Headers.ContainsKey("X-Token")));
    }

    [Fact]
    public async Task A_login_comes_from_the_environment_and_its_absence_is_told_without_asking_anybody()
    {
        await Begin();
        await Set("settings = '{\"basicAuthVariable\":\"FEED_AUTH_TEST_OF_SOURCES\"}'");
        Assert.Equal(FetchOutcome.MissingCredentials, await Fetch(TimeSpan.Zero));
        Assert.Empty(server!.Requests);
        Assert.Contains("FEED_AUTH_TEST_OF_SOURCES is not set", (await Last()).Sentence, StringComparison.Ordinal);

        Environment.SetEnvironmentVariable("FEED_AUTH_TEST_OF_SOURCES", "no colon");
        await Fetch(TimeSpan.FromHours(1));
        Assert.DoesNotContain("no colon", (await Last()).Sentence, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("FEED_AUTH_TEST_OF_SOURCES", "user:secret");
        Assert.Equal(FetchOutcome.Fetched, await Fetch(TimeSpan.FromHours(1)));
        Assert.Equal("Basic dXNlcjpzZWNyZXQ=", server.Requests.Single().Headers["Authorization"]);
    }

    [Fact]
    public async Task A_source_that_fails_for_months_is_still_asked_every_day()
    {
        answer = context => Status(context, 404);
        await Begin();
        for (var i = 0; i < 60; i++)
            await Fetch(TimeSpan.FromDays(1));

        Assert.Equal(TimeSpan.FromHours(24), await DueIn());
    }

    private SourceTable Sources => service!.Services.GetRequiredService<SourceTable>();

    private SourceRuns Runs => service!.Services.GetRequiredService<SourceRuns>();

    private async Task Begin(params string[] otherHosts)
    {
        server = await FeedServer.Start(context => answer(context));
        foreach (var host in otherHosts.Append("feeds.example"))
            network.Site(host, server);
        service = await TestService.Start(folder.File("monitor.db"), time, network, false, []);
        await Sources.Add("feed", new(Feed), "The feed", TimeSpan.Zero, default);
    }

    private async Task<FetchOutcome> Fetch(TimeSpan after)
    {
        time.Advance(after);
        return (await Runs.Run("feed", default)).Outcome;
    }

    private async Task<RegisteredSource> Source() => (await Sources.Find("feed", default))!;

    private async Task<PastFetch> Last() => (await service!.Services.GetRequiredService<FetchHistory>().Of("feed", 1, default))[0];

    private async Task<double> Minutes() => (await Source()).IntervalSeconds / 60.0;

    private async Task<TimeSpan> DueIn() => DateTimeOffset.FromUnixTimeMilliseconds((await Source()).NextDueAt!.Value) - time.GetUtcNow();

    private Task<T> Ask<T>(Func<System.Data.Common.DbConnection, Task<T>> read) => service!.Services.GetRequiredService<IDatabase>().Read(read, default);

    private Task<int> Set(string columns) =>
        service!.Services.GetRequiredService<IDatabase>().Write(connection => connection.ExecuteAsync($"UPDATE source SET {columns} WHERE id = 'feed'"), default);

    private static RequestDelegate Moved(string to) => context =>
        context.Request.Host.Host == "feeds.example" ? Redirect(context, 301, to) : Send(context, Rss("", "1"));

    private static Task Redirect(HttpContext context, int status, string to)
    {
        context.Response.Headers.Location = to;
        return Status(context, status);
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Send(HttpContext context, string body) => context.Response.WriteAsync(body);

    private static string Rss(string said, params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>Feed</title>{said}{string.Concat(items.Select(id => $"<item><guid>{id}</guid><title>Item {id}</title><description>Text of item {id}.</description></item>"))}</channel></rss>";
}
