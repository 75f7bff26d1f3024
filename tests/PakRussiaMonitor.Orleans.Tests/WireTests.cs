using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Hosting;
using Orleans.Serialization;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Actors;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Orleans.Tests;

/// <summary>What crosses between processes: messages, failures and a caller's change of mind. The client here is connected by sockets.</summary>
public sealed class WireTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Every message with everything set that it can hold.</summary>
    private static readonly object[] Messages =
    [
        new FeedItem
        {
            Id = "1", Url = "https://paper.example/پاکستان", Title = "T \u2028 \"quoted\"", Author = "A; B", Published = Noon, Updated = Noon.AddTicks(1), Language = "ur",
            Categories = ["a", "b"], Content = new("<b>x</b>", Markup.Html), Summary = new("x", Markup.Text),
            Page = new("https://paper.example/a", "page:a", "A text.", "opinion", true, [new("A line", "Share", "share-bar")]) { KindEvidence = "section: opinion" },
        },
        new IncomingItem(new(), "feed", "The feed", 7, 8), new Ingested(IngestOutcome.New, "No text.", new(120, ["A footer", "خبریں"])), new Reservation(Noon, DateTimeOffset.MaxValue),
        new FetchReport(FetchOutcome.Deferred, "Later.", Noon), new DrainReport(1, 2, 3, true),
        new CountsQuery(Noon, Noon, Bucket.Week, "Asia/Karachi", Unit.Pieces, Grouping.Kind, "news", Clock.Seen, long.MaxValue, 7, "panel"),
        new TopicCounts("t", 1, 2, 3, 4, [new(Noon, 5)], [new(null, 6, 7, [new(Noon, 8)])]),
        new TopicOverview("t", 1, 2, new(1, 2, 3, 4, 5), new(6, 7, 8, 9, 10), 11, 12, [new(new(2026, 1, 2), 13, 14)]),
    ];

    [Fact]
    public async Task Every_message_arrives_as_it_was_sent()
    {
        await using var silo = await OneSilo.Start(ProbeCalls.Factory((_, _) => Task.FromResult(1L)));
        var serializer = silo.Services.GetRequiredService<Serializer>();
        foreach (var message in Messages)
        {
            var arrived = serializer.Deserialize<object>(serializer.SerializeToArray(message));
            Assert.NotSame(message, arrived);
            Assert.Equal(JsonSerializer.Serialize(message, message.GetType()), JsonSerializer.Serialize(arrived, message.GetType()));
        }

        var parts = new HashSet<Type>(Messages.Select(message => message.GetType()).Concat(
            [typeof(FeedText), typeof(BucketCount), typeof(GroupCount), typeof(WindowCounts), typeof(DayCount), typeof(CleaningTrace), typeof(PageText), typeof(PageCut)]));
        Assert.Empty(((IEnumerable<object[]>)MessageTests.Messages).Select(row => (Type)row[0]).Where(type => !type.IsEnum && !parts.Contains(type)).Select(type => type.Name));
    }

    [Fact]
    public async Task Messages_that_leave_the_process_arrive_whole()
    {
        object? arrived = null;
        await using var far = await FarCaller.Start(ProbeCalls.Factory((probe, _) =>
        {
            arrived = probe.Message;
            return Task.FromResult(1L);
        }));
        var item = new IncomingItem(new() { Content = new(new string('ж', 50_000), Markup.Text) }, "feed", "The feed");
        await far.Actors.Article("article:12").Ingest(item, default);

        Assert.NotSame(item, arrived);
        Assert.Equal(item.Item.Content, ((IncomingItem)arrived!).Item.Content);
    }

    [Fact]
    public async Task A_failure_arrives_as_what_it_was_and_without_its_drivers_exception()
    {
        Exception thrown = new StorageException("The disk is full.", new PostgresException("No.", "ERROR", "ERROR", "53100"));
        await using var far = await FarCaller.Start(ProbeCalls.Factory((_, _) => throw thrown));
        var storage = await Assert.ThrowsAsync<StorageException>(() => far.Actors.Call(ActorKind.Topic, "a"));
        Assert.Equal(("The disk is full.", null), (storage.Message, storage.InnerException));
        thrown = new PostgresException("No.", "ERROR", "ERROR", "53100");
        Assert.Contains("PostgresException", (await Assert.ThrowsAsync<InvalidOperationException>(() => far.Actors.Call(ActorKind.Topic, "a"))).Message, StringComparison.Ordinal);
        thrown = new UnknownTopicException("x");
        Assert.Equal(thrown.Message, (await Assert.ThrowsAsync<UnknownTopicException>(() => far.Actors.Call(ActorKind.Topic, "a"))).Message);
        thrown = new InvalidDataException("A poison item.");
        Assert.Equal(thrown.Message, (await Assert.ThrowsAsync<InvalidDataException>(() => far.Actors.Call(ActorKind.Article, "a"))).Message);
    }

    [Fact]
    public async Task Cancelling_reaches_a_call_in_another_process()
    {
        var (inside, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var far = await FarCaller.Start(ProbeCalls.Factory(async (_, cancellation) =>
        {
            inside.TrySetResult();
            await using var noticed = cancellation.Register(() => ended.TrySetResult());
            await Task.Delay(Timeout.Infinite, cancellation);
            return 1;
        }));
        using var impatient = new CancellationTokenSource();
        var call = far.Actors.Call(ActorKind.Source, "a", impatient.Token);
        await inside.Task;
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_turn_that_outlasts_its_caller_has_an_unknown_outcome_is_told_to_end_and_lets_the_next_one_in()
    {
        var told = new TaskCompletionSource();
        var calls = 0;
        await using var silo = await OneSilo.Start(
            ProbeCalls.Factory(async (_, cancellation) =>
            {
                if (++calls > 1)
                    return calls;
                await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => told.TrySetResult(), TaskScheduler.Default);
                throw new OperationCanceledException(cancellation);
            }),
            new() { ResponseTimeoutSeconds = 2 });

        await Assert.ThrowsAsync<StorageException>(() => silo.Actors.Call(ActorKind.Source, "a"));
        await told.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await silo.Actors.Call(ActorKind.Source, "a"));
    }

    /// <summary>A silo, and a client that reaches it by its gateway alone.</summary>
    private sealed class FarCaller(OneSilo silo, IHost client) : IAsyncDisposable
    {
        public IActors Actors => client.Services.GetRequiredService<IActors>();

        public static async Task<FarCaller> Start(ActorFactory factory)
        {
            var silo = await OneSilo.Start(factory);
            var builder = Host.CreateEmptyApplicationBuilder(new());
            builder.Logging.AddFilter("Orleans", LogLevel.Warning);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.UseOrleansClient(orleans => OrleansEngine.AddClient(orleans.UseLocalhostClustering(silo.Gateway), new()));
            var client = builder.Build();
            await client.StartAsync();
            return new(silo, client);
        }

        public async ValueTask DisposeAsync()
        {
            await client.StopAsync();
            client.Dispose();
            await silo.DisposeAsync();
        }
    }
}
