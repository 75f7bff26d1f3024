using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>The topic actor: always up to date, whether it remembers, starts from a snapshot, or cannot save one.</summary>
public sealed class TopicTests : IAsyncLifetime
{
    private readonly ManualTime time = new(Noon);
    private readonly TestDatabase place;
    private readonly LedgerWriter writer;

    public TopicTests()
    {
        place = new(time);
        writer = new(place.Database);
    }

    public Task InitializeAsync() => new TopicTable(place.Database, time).Install(
        [new TopicDefinition("defence", "Defence", "arms"), new TopicDefinition("energy", "Energy", "gas")], default);

    public async Task DisposeAsync()
    {
        await writer.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_is_never_older_than_the_question()
    {
        var topic = Topic(State());
        Assert.Equal(0, (await topic.Overview(Clock.Published, default)).Articles.Total);
        await writer.Record(Record("a", published: Noon.AddHours(-3)));
        await writer.Record(Record("b", published: Noon.AddDays(-3), piece: 2));
        await writer.Record(Record("c", piece: 3));
        await writer.Record(Record("d", published: Noon.AddDays(-7).AddMinutes(-1), piece: 4));
        await writer.Record(Record("e", published: Noon.AddDays(-14), piece: 5));
        await writer.Record(Record("f", published: Noon.AddDays(-14).AddMinutes(-1), piece: 6));

        var counts = await topic.Overview(Clock.Published, default);
        Assert.Equal(new WindowCounts(Last24Hours: 1, Last7Days: 2, Previous7Days: 2, Total: 6, Undated: 1), counts.Articles);
        Assert.Equal((14, 1, 1), (counts.Days.Count, counts.Days[^1].Articles, counts.Days[^4].Articles));
    }

    [Fact]
    public async Task A_new_life_goes_on_from_the_snapshot_and_misses_nothing()
    {
        await writer.Record(Record("a"));
        await Topic(State()).Overview(Clock.Published, default);
        await writer.Record(Record("b", piece: 2));

        Assert.Equal(2, (await Topic(State()).Overview(Clock.Published, default)).Articles.Total);
    }

    [Fact]
    public async Task A_snapshot_that_cannot_be_saved_spoils_no_answer()
    {
        await writer.Record(Record("a"));

        Assert.Equal(1, (await Topic(new FullDisk()).Overview(Clock.Published, default)).Articles.Total);
    }

    [Fact]
    public async Task Days_begin_at_midnight_of_the_asked_zone()
    {
        await writer.Record(Record("a", published: new(2026, 11, 19, 20, 0, 0, TimeSpan.Zero)));

        var counts = await Topic(State()).Counts(new(Bucket: Bucket.Day, TimeZone: "Asia/Kathmandu"), default);
        Assert.Equal(new DateTimeOffset(2026, 11, 19, 18, 15, 0, TimeSpan.Zero), Assert.Single(counts.Buckets).Start);
    }

    private Topic Topic(IActorState<TopicSnapshot> state) => new("energy", new(place.Database, time), new(place.Database), state, time);

    private ActorStateTable<TopicSnapshot> State() => new(place.Database, time);

    private sealed class FullDisk : IActorState<TopicSnapshot>
    {
        public Task<TopicSnapshot?> Load(string key, CancellationToken cancellation) => Task.FromResult<TopicSnapshot?>(null);

        public Task Save(string key, TopicSnapshot value, CancellationToken cancellation) => throw new StorageException("The disk is full.");
    }
}
