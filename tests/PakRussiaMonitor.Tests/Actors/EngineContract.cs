using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>
/// What every engine promises to the actors that it hosts and to those who call them, by <see cref="IActors"/> alone: a class
/// per engine runs these unchanged. See also <see cref="EngineLifeContract"/>.
/// </summary>
public abstract class EngineContract
{
    public static readonly TheoryData<ActorKind> Kinds = [.. Enum.GetValues<ActorKind>()];

    /// <summary>An engine at work, whose actors the factory makes.</summary>
    protected abstract Task<RunningEngine> Start(ActorFactory factory);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ten_thousand_calls_at_once_to_one_key_run_one_at_a_time(ActorKind kind)
    {
        int inside = 0, most = 0, unguarded = 0;
        await using var engine = await Start(ProbeCalls.Factory(async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            var before = unguarded;
            await Task.Yield();
            unguarded = before + 1; // a second caller inside would lose some of these
            Interlocked.Decrement(ref inside);
            return unguarded;
        }));
        // From the thread pool, where the service's calls come from, and from several threads of it.
        var callers = Enumerable.Range(0, 10).Select(_ => Task.Run(() => Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => engine.Actors.Call(kind, "a")))));
        var answers = (await Task.WhenAll(callers)).SelectMany(some => some);

        Assert.Equal((1, 10_000), (most, unguarded));
        Assert.Equal(Enumerable.Range(1, 10_000).Select(i => (long)i), answers.Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Keys_run_side_by_side(ActorKind kind)
    {
        const int keys = 100;
        var inside = 0;
        var all = new TaskCompletionSource();
        await using var engine = await Start(ProbeCalls.Factory(async (_, _) =>
        {
            if (Interlocked.Increment(ref inside) == keys)
                all.SetResult();
            await all.Task; // nobody leaves before everybody is in
            return 1;
        }));

        var answers = await Task.WhenAll(Enumerable.Range(0, keys).Select(i => engine.Actors.Call(kind, $"key {i}"))).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(keys, answers.Sum());
    }

    /// <remarks>Once the actor lives: calls that arrive while an engine still looks for a place for it may overtake one another.</remarks>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Calls_of_one_caller_to_one_key_run_in_the_order_in_which_they_were_made(ActorKind kind)
    {
        var next = 0;
        await using var engine = await Start(ProbeCalls.Factory(async (probe, _) =>
        {
            await Task.Yield();
            return probe.Key == "a" ? next++ : 0;
        }));
        await engine.Actors.Call(kind, "a");
        var calls = await Task.Run(() => Enumerable.Range(1, 1_000)
            .Select(i => (Mine: engine.Actors.Call(kind, "a"), Other: engine.Actors.Call(kind, $"other {i % 7}"))).ToArray());
        await Task.WhenAll(calls.Select(call => call.Other));

        Assert.Equal(Enumerable.Range(1, 1_000).Select(i => (long)i), await Task.WhenAll(calls.Select(call => call.Mine)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_failing_call_fails_alone_and_leaves_its_actor_usable(ActorKind kind)
    {
        var calls = 0;
        await using var engine = await Start(ProbeCalls.Factory(async (_, _) =>
        {
            await Task.Yield();
            return ++calls == 2 ? throw new InvalidDataException("A poison item.") : calls;
        }));
        await engine.Actors.Call(kind, "a");
        calls = 0;
        var all = Enumerable.Range(0, 4).Select(_ => engine.Actors.Call(kind, "a")).ToArray();

        Assert.Equal("A poison item.", (await Assert.ThrowsAsync<InvalidDataException>(() => Task.WhenAll(all))).Message);
        Assert.Equal([1, 3, 4], all.Where(call => call.IsCompletedSuccessfully).Select(call => call.Result));
        Assert.Equal(5, await engine.Actors.Call(kind, "a"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_actor_that_cannot_be_made_fails_its_calls_and_is_made_again(ActorKind kind)
    {
        var made = 0;
        var factory = ProbeCalls.Factory((_, _) => Task.FromResult(7L));
        Probe Make(string key) => ++made == 1 ? throw new InvalidDataException("Not yet.") : (Probe)factory.Site(key);
        await using var engine = await Start(new((key, _) => Make(key), Make, Make, Make));

        await Assert.ThrowsAnyAsync<Exception>(() => engine.Actors.Call(kind, "a"));
        Assert.Equal(7, await engine.Actors.Call(kind, "a"));
    }

    [Theory]
    [InlineData(ActorKind.Source)]
    [InlineData(ActorKind.Site)]
    [InlineData(ActorKind.Topic)]
    public async Task A_storage_failure_drops_what_its_actor_remembers_and_no_other(ActorKind kind)
    {
        var fails = false;
        await using var engine = await Start(ProbeCalls.Factory((probe, _) =>
            fails && probe.Key == "a" ? throw new StorageException("The disk is full.") : Task.FromResult(++probe.Memory)));
        foreach (var key in (string[])["a", "a", "b", "b"])
            await engine.Actors.Call(kind, key);
        fails = true;
        await Assert.ThrowsAsync<StorageException>(() => engine.Actors.Call(kind, "a"));
        fails = false;

        Assert.Equal((1, 3), (await engine.Actors.Call(kind, "a"), await engine.Actors.Call(kind, "b")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_caller_who_gives_up_waiting_disturbs_nobody(ActorKind kind)
    {
        var gate = new TaskCompletionSource();
        var calls = -1;
        await using var engine = await Start(ProbeCalls.Factory(async (_, _) =>
        {
            if (calls >= 0)
                await gate.Task;
            return ++calls;
        }));
        await engine.Actors.Call(kind, "a");
        var first = engine.Actors.Call(kind, "a");
        using var impatient = new CancellationTokenSource();
        var second = engine.Actors.Call(kind, "a", impatient.Token);
        var third = engine.Actors.Call(kind, "a");
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();

        Assert.Equal((1, 2), (await first, await third));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Cancelling_reaches_the_call_that_is_under_way_and_leaves_its_actor_usable(ActorKind kind)
    {
        var inside = new TaskCompletionSource();
        await using var engine = await Start(ProbeCalls.Factory(async (_, cancellation) =>
        {
            if (inside.TrySetResult())
                await Task.Delay(Timeout.Infinite, cancellation);
            return 1;
        }));
        using var impatient = new CancellationTokenSource();
        var call = engine.Actors.Call(kind, "a", impatient.Token);
        await inside.Task;
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, await engine.Actors.Call(kind, "a"));
    }

    [Fact]
    public async Task Sources_that_call_the_same_site_and_articles_in_their_turns_do_not_block_one_another()
    {
        const int sources = 200, items = 25;
        var ingested = 0;
        var plain = ProbeCalls.Factory(async (_, _) =>
        {
            await Task.Yield();
            return Interlocked.Increment(ref ingested);
        });
        var busy = ProbeCalls.Factory(async (probe, cancellation) =>
        {
            await probe.Doors.Call(ActorKind.Site, "one site", cancellation);
            await Task.WhenAll(Enumerable.Range(0, items).Select(i => probe.Doors.Call(ActorKind.Article, $"article {i}", cancellation)));
            return 1;
        });
        await using var engine = await Start(plain with { Source = busy.Source });
        var turns = Enumerable.Range(0, 2 * sources).Select(i => engine.Actors.Call(ActorKind.Source, $"source {i % sources}"));

        Assert.Equal(2 * sources, (await Task.WhenAll(turns).WaitAsync(TimeSpan.FromMinutes(1))).Sum());
        Assert.Equal(2 * sources * (items + 1), ingested);
    }

    [Fact]
    public async Task Messages_are_shared_and_not_copied()
    {
        var arrived = new List<object?>();
        await using var engine = await Start(ProbeCalls.Factory((probe, _) =>
        {
            arrived.Add(probe.Message);
            return Task.FromResult(1L);
        }));
        var item = new IncomingItem(new FeedItem { Content = new(new string('x', 50_000), Markup.Text) }, "feed", "The feed");
        var query = new CountsQuery();
        await engine.Actors.Article("a").Ingest(item, default);
        await engine.Actors.Topic("t").Counts(query, default);

        Assert.Same(item, arrived[0]);
        Assert.Same(query, arrived[1]);
    }
}

/// <summary>An engine under test. Disposing of it stops it if a test did not.</summary>
public abstract class RunningEngine : IAsyncDisposable
{
    public abstract IActors Actors { get; }

    /// <summary>Lets so much time pass that an actor whom nobody called meanwhile may be dropped, and has it dropped.</summary>
    public abstract Task PassIdleTime();

    /// <summary>An orderly stop, as when the service is told to end.</summary>
    public abstract Task Stop();

    public abstract ValueTask DisposeAsync();
}
