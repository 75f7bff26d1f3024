using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>The ledger followed over HTTP (server-sent events).</summary>
public sealed class EventsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Newsroom room = null!;

    public async Task InitializeAsync() => room = await Newsroom.Open("Events:Look=00:00:00.05", "Events:Heartbeat=00:00:00.2", "Events:MostStreams=20");

    public Task DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_again_with_the_last_id_gets_every_row_once_and_in_order()
    {
        const int Seed = 5, Rows = 120;
        var random = new Random(Seed);
        var writing = Task.WhenAll(Enumerable.Range(0, 3).Select(async writer =>
        {
            for (var i = 0; i < Rows / 3; i++)
            {
                await Task.Yield();
                await room.Write($"{writer} {i}", i % 4 == 0 ? "arms" : i % 4 == 1 ? "arms and gas" : "gas");
            }
        }));
        var expected = Rows + (3 * 10); // a quarter of them counts for both
        var seen = new List<long>();
        while (seen.Count < expected)
        {
            await using var stream = await Follow("/api/v1/events?after=0", seen.Count == 0 ? null : seen[^1]);
            for (var i = random.Next(1, 40); i > 0 && seen.Count < expected; i--)
                seen.Add((await stream.Next()).Id);
        }

        await writing;
        var book = await DatabaseContract.BookOf(room.Services.GetRequiredService<IDatabase>());
        Assert.True(book.Select(row => row.Seq).SequenceEqual(seen), $"seed {Seed}: {string.Join(' ', seen)}");
    }

    [Fact]
    public async Task A_row_comes_with_what_the_ledger_says_and_a_withdrawal_is_told_from_a_count()
    {
        await using var stream = await Follow("/api/v1/events");
        await room.Write("a", "gas", outlet: "dawn.com");
        await room.Write("a", "no more of it", outlet: "dawn.com");
        var (one, other) = (await stream.Next(), await stream.Next());

        Assert.Equal(("counted", "withdrawn"), (one.Event, other.Event));
        Assert.Equal(("energy", 1, "dawn.com"), (one.Data.GetProperty("topic").GetString(), one.Data.GetProperty("articles").GetInt32(), one.Data.GetProperty("outlet").GetString()));
        Assert.Equal((one.Id, -1), (one.Data.GetProperty("seq").GetInt64(), other.Data.GetProperty("articles").GetInt32()));
    }

    [Fact]
    public async Task A_stream_of_one_topic_has_its_rows_alone()
    {
        await room.Write("a", "arms");
        await room.Write("b", "gas");
        await room.Write("c", "arms");
        await using var stream = await Follow("/api/v1/events?after=0&topic=defence");

        Assert.Equal((1, 3), ((await stream.Next()).Id, (await stream.Next()).Id));
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_is_alive()
    {
        await using var stream = await Follow("/api/v1/events");

        Assert.Equal(": alive", await stream.Comment());
    }

    [Fact]
    public async Task There_are_no_more_streams_than_allowed_and_one_that_ends_makes_room()
    {
        await room.DisposeAsync();
        room = await Newsroom.Open("Events:MostStreams=2", "Events:Look=00:00:00.05");
        await using var one = await Follow("/api/v1/events");
        await using (await Follow("/api/v1/events"))
            await room.Refused("/api/v1/events", "too-many-streams", "Events:MostStreams", HttpStatusCode.ServiceUnavailable);

        for (var tries = 0; ; tries++)
        {
            using var response = await room.Client.GetAsync("/api/v1/events", HttpCompletionOption.ResponseHeadersRead);
            if (response.StatusCode == HttpStatusCode.OK)
                break;
            Assert.True(tries < 200, "The place of a reader that went away is never free again.");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task When_the_service_stops_a_stream_ends_as_if_read_to_its_end()
    {
        await using var stream = await Follow("/api/v1/events");
        await room.Write("a", "gas");
        Assert.Equal(1, (await stream.Next()).Id);
        var stopping = room.Stop();

        Assert.Null(await stream.End());
        await stopping.WaitAsync(Patience);
    }

    [Theory]
    [InlineData("?after=x", "invalid-parameter", HttpStatusCode.BadRequest)]
    [InlineData("?after=99999", "invalid-parameter", HttpStatusCode.BadRequest)]
    [InlineData("?topic=nothing", "unknown-topic", HttpStatusCode.NotFound)]
    [InlineData("?topics=energy", "unknown-parameter", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_followed_is_a_problem(string query, string type, HttpStatusCode status) => await room.Refused($"/api/v1/events{query}", type, expected: status);

    private async Task<Stream> Follow(string path, long? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (last is not null)
            request.Headers.Add("Last-Event-ID", $"{last}");
        var response = await room.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new(response, new(await response.Content.ReadAsStreamAsync()));
    }

    private sealed record Told(long Id, string Event, JsonElement Data);

    private sealed class Stream(HttpResponseMessage response, StreamReader reader) : IAsyncDisposable
    {
        public async Task<Told> Next()
        {
            var (id, name) = (0L, "");
            while (true)
            {
                var line = await Line() ?? throw new InvalidOperationException("The stream has ended.");
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    id = long.Parse(line.AsSpan(4), null);
                else if (line.StartsWith("event: ", StringComparison.Ordinal))
                    name = line[7..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    return new(id, name, JsonSerializer.Deserialize<JsonElement>(line.AsSpan(6)));
            }
        }

        public async Task<string?> Comment()
        {
            var line = await Line();
            while (line?.StartsWith(':') == false)
                line = await Line();
            return line;
        }

        public async Task<string?> End()
        {
            var line = await Line();
            while (line is not null && (line.Length == 0 || line[0] == ':'))
                line = await Line();
            return line;
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            response.Dispose();
            return ValueTask.CompletedTask;
        }

        private Task<string?> Line() => reader.ReadLineAsync().WaitAsync(Patience);
    }
}
