using System.Text.Json;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>What a topic remembers, and that what it does not remember has the same answers.</summary>
public sealed class TopicRangeTests : IAsyncLifetime
{
    private const int Seed = 1492, Articles = 300;

    private readonly ManualTime time = new(Noon);
    private readonly TestDatabase place;
    private readonly LedgerWriter writer;
    private readonly Random random = new(Seed);

    public TopicRangeTests()
    {
        place = new(time);
        writer = new(place.Database);
    }

    private LedgerReader Reader => new(place.Database);

    public Task InitializeAsync() => new TopicTable(place.Database, time).Install([new("defence", "Defence", "arms"), new("energy", "Energy", "gas")], default);

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task Questions_about_any_range_have_the_same_answers_from_memory_and_from_the_ledger()
    {
        var topic = Topic();
        for (var i = 0; i < Articles; i++)
        {
            await RecordOne(i);
            if (i % 20 == 19)
            {
                time.Advance(TimeSpan.FromDays(random.Next(12))); // the horizon moves, and minutes fall behind it
                topic = i % 60 == 19 ? Topic() : topic; // sometimes it begins again from its snapshot
                await Ask(topic, 25);
            }
        }
    }

    [Fact]
    public async Task Of_what_is_older_than_ninety_days_only_the_sums_are_remembered()
    {
        var state = new ActorStateTable<TopicSnapshot>(place.Database, time);
        for (var i = 0; i < 50; i++)
            await writer.Record(Record($"old {i}", published: Noon.AddDays(-200 - i), seen: Noon.AddDays(-150), piece: i));
        await new Topic("energy", new(place.Database, time), Reader, state, time).Counts(new(), default);
        var snapshot = await state.Load("energy", default);

        // 50 articles of one outlet: one sum on each clock.
        Assert.Equal(2, snapshot!.Cells.Count);
        Assert.Equal([50, 50], snapshot.Cells.Select(cell => cell[4]));
    }

    private async Task Ask(Topic topic, int questions)
    {
        var head = await Reader.Head(default);
        for (var i = 0; i < questions; i++)
        {
            var query = RandomQuestion(head);
            var expected = new Tally();
            expected.Add(await Reader.Slice("energy", 1, 0, query.AsOf, default));
            Assert.Equal(
                $"{query} (seed {Seed})\n{Text(expected.CountOf("energy", 1, query))}", $"{query} (seed {Seed})\n{Text(await topic.Counts(query, default))}");
        }
    }

    private CountsQuery RandomQuestion(long head)
    {
        DateTimeOffset? Some(int chance) => random.Next(chance) > 0 ? null : time.GetUtcNow().AddMinutes(-random.Next(200 * 24 * 60));
        var (one, other) = (Some(2), Some(2));
        if (one > other)
            (one, other) = (other, one);
        return new(
            one, other == one ? null : other, Pick<Bucket?>(null, Bucket.Day, Bucket.Week, Bucket.Month), Pick("UTC", "Asia/Karachi"), Pick(Enum.GetValues<Unit>()),
            Pick<Grouping?>(null, Grouping.Outlet, Grouping.Author, Grouping.Kind), Pick(null, null, "opinion", "news"), Pick(Enum.GetValues<Clock>()),
            random.Next(3) > 0 ? null : random.NextInt64(head + 1));
    }

    /// <summary>A new article, or an edit of one: with another date, outlet or author, or no longer about the topic.</summary>
    private Task<RecordOutcome> RecordOne(int i)
    {
        var key = random.Next(4) > 0 ? i : random.Next(i + 1);
        DateTimeOffset? published = random.Next(6) == 0 ? null : time.GetUtcNow().AddMinutes(-random.Next(180 * 24 * 60));
        return writer.Record(Record(
            $"article {key}", text: $"text {i}", piece: key / 2, published: published, seen: time.GetUtcNow().AddMinutes(-random.Next(150 * 24 * 60)),
            outlet: Pick("a.example", "b.example", "c.example"), author: Pick(null, "Ann", "Bob"), kind: Pick("opinion", "news"),
            topics: random.Next(5) == 0 ? [] : [Energy]));
    }

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private Topic Topic() => new("energy", new(place.Database, time), Reader, new ActorStateTable<TopicSnapshot>(place.Database, time), time);

    private static string Text(TopicCounts counts) => JsonSerializer.Serialize(counts with
    {
        // Groups of equal size come in whatever order they were met in.
        Groups = [.. counts.Groups.OrderBy(group => group.Key, StringComparer.Ordinal)],
    });
}
