using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>POST with an Idempotency-Key: done once, answered as often as it is sent.</summary>
public sealed class RepeatedRequestTests : IAsyncLifetime
{
    private const string Rules = "/api/v1/sources/feed/rules";
    private static readonly object Line = new { action = "cut", line = "Subscribe to our letter" };

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        service = await TestService.Start(folder.File("monitor.db"), time);
        await service.Services.GetRequiredService<SourceTable>().Add("feed", new Uri("https://paper.example/rss"), "The feed", TimeSpan.Zero, default);
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_repetition_has_the_first_answer_and_changes_nothing_even_after_a_restart()
    {
        var first = await Post(Rules, Line, "one");
        Assert.Equal((201, false), (first.Status, first.IsReplayed));
        Assert.Equal(first with { IsReplayed = true }, await Post(Rules, Line, "one"));
        await Restart();

        Assert.Equal(first with { IsReplayed = true }, await Post(Rules, Line, "one"));
        Assert.Equal(1, await Rows("SELECT count(*) FROM audit WHERE action = 'source.rule.cut'"));
        time.Advance(TimeSpan.FromHours(24));
        Assert.False((await Post(Rules, Line, "one")).IsReplayed);
        Assert.Equal(1, await Rows("SELECT count(*) FROM answered_request"));
    }

    [Fact]
    public async Task A_key_stands_for_one_request()
    {
        await Post(Rules, Line, "one");

        Assert.Equal((422, "idempotency-key-reused"), Short(await Post(Rules, new { action = "keep", line = "Another" }, "one")));
        Assert.Equal((422, "idempotency-key-reused"), Short(await Post("/api/v1/sources", Line, "one")));
        Assert.Equal(201, (await Post(Rules, new { action = "keep", line = "Another" }, "two")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData(null)]
    public async Task What_can_be_no_key_is_refused(string? key) =>
        Assert.Equal((400, "invalid-idempotency-key"), Short(await Post(Rules, Line, key ?? new string('k', 256))));

    [Fact]
    public async Task A_mistake_is_answered_again_and_a_failure_of_the_service_is_tried_again()
    {
        var mistake = await Post(Rules, new { action = "cut", line = "" }, "mistake");
        Assert.Equal(400, mistake.Status);
        Assert.Equal(mistake with { IsReplayed = true }, await Post(Rules, new { action = "cut", line = "" }, "mistake"));
        Assert.Equal(400, (await Post(Rules, "{ not json", "unread")).Status);
        Assert.Equal(1, await Rows("SELECT count(*) FROM answered_request"));
    }

    [Fact]
    public async Task Callers_do_not_meet_under_the_same_key()
    {
        var keys = service.Services.GetRequiredService<KeyTable>();
        var (_, mine) = await keys.Create("mine", KeyScope.Operate, null, default);
        var (_, theirs) = await keys.Create("theirs", KeyScope.Operate, null, default);
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.False((await Post(Rules, Line, "one", mine)).IsReplayed);
        Assert.Equal((201, false), (await Post(Rules, new { action = "keep", line = "Another" }, "one", theirs)) is var other ? (other.Status, other.IsReplayed) : default);
        Assert.True((await Post(Rules, Line, "one", mine)).IsReplayed);
    }

    [Fact]
    public async Task What_was_done_and_not_answered_is_not_done_again()
    {
        await Post(Rules, Line, "one");
        await Execute("UPDATE answered_request SET status = 0, headers = NULL, body = NULL"); // as a death behind the change leaves it
        await Restart();

        Assert.Equal((409, "answer-lost"), Short(await Post(Rules, Line, "one")));
        time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((409, "answer-lost"), Short(await Post(Rules, Line, "one")));
        Assert.Equal(1, await Rows("SELECT count(*) FROM audit WHERE action = 'source.rule.cut'"));
        Assert.Equal((422, "idempotency-key-reused"), Short(await Post(Rules, new { action = "keep", line = "Another" }, "one")));
    }

    [Fact]
    public async Task What_was_begun_and_not_done_is_done_by_the_repetition_after_a_restart()
    {
        await Post(Rules, Line, "one");
        await Execute("UPDATE answered_request SET status = NULL, headers = NULL, body = NULL"); // as a death before the change leaves it
        await Restart();

        Assert.Equal((201, false), (await Post(Rules, Line, "one")) is var done ? (done.Status, done.IsReplayed) : default);
        Assert.True((await Post(Rules, Line, "one")).IsReplayed);
    }

    [Fact]
    public async Task Who_goes_away_behind_the_change_does_not_have_it_done_twice()
    {
        var arrived = new TaskCompletionSource();
        await using var server = await FeedServer.Start(async context =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await using var slow = await TestService.Start(folder.File("slow.db"), null, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
        var source = new { url = $"http://{server.Endpoint}/rss" };
        using (var patience = new CancellationTokenSource())
        {
            var first = Post("/api/v1/sources", source, "add", null, slow, patience.Token);
            await arrived.Task; // the source is registered and its first fetch has begun
            await patience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }

        var again = Short(await Post("/api/v1/sources", source, "add", null, slow));
        for (; again == (409, "request-under-way"); again = Short(await Post("/api/v1/sources", source, "add", null, slow)))
            await Task.Delay(50);
        Assert.Equal((409, "answer-lost"), again);
    }

    [Fact]
    public async Task A_repetition_does_not_overtake_the_first()
    {
        var (arrived, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var server = await FeedServer.Start(async context =>
        {
            arrived.TrySetResult();
            await released.Task;
            await context.Response.Body.WriteAsync("<rss version=\"2.0\"><channel><title>Feed</title></channel></rss>"u8.ToArray());
        });
        await using var slow = await TestService.Start(folder.File("slow.db"), null, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
        await slow.Services.GetRequiredService<SourceTable>().Add("feed", new Uri($"http://{server.Endpoint}/rss"), "The feed", TimeSpan.Zero, default);

        var first = Post("/api/v1/sources/feed/fetch", new { }, "fetch", null, slow);
        await arrived.Task;
        Assert.Equal((409, "request-under-way"), Short(await Post("/api/v1/sources/feed/fetch", new { }, "fetch", null, slow)));
        released.SetResult();
        Assert.Equal((await first) with { IsReplayed = true }, await Post("/api/v1/sources/feed/fetch", new { }, "fetch", null, slow));
    }

    private async Task Restart()
    {
        await service.DisposeAsync();
        service = await TestService.Start(folder.File("monitor.db"), time);
    }

    private Task<int> Execute(string sql) => service.Services.GetRequiredService<IDatabase>().Write(connection => connection.ExecuteAsync(sql), default);

    private Task<long> Rows(string sql) => service.Services.GetRequiredService<IDatabase>().Read(connection => connection.ExecuteScalarAsync<long>(sql), default);

    private static (int, string) Short(Answer answer) => (answer.Status, JsonDocument.Parse(answer.Body).RootElement.GetProperty("type").GetString()!.Split('/')[^1]);

    private async Task<Answer> Post(string path, object body, string key, string? secret = null, TestService? to = null, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = body is string text ? new StringContent(text, Encoding.UTF8, "application/json") : JsonContent.Create(body);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var response = await (to ?? service).Client.SendAsync(request, cancellation);
        return new(
            (int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellation), $"{response.Headers.Location} {response.Content.Headers.ContentType}",
            response.Headers.Contains("Idempotency-Replayed"));
    }

    private sealed record Answer(int Status, string Body, string Headers, bool IsReplayed);
}
