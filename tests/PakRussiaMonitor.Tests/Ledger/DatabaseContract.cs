using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>
/// A fresh database with two topics for each test of a contract. What a contract states holds on every database: for each
/// database a small class per contract says how to open it, and runs the tests unchanged.
/// </summary>
public abstract class DatabaseContract : IAsyncLifetime
{
    private IAsyncDisposable? place;
    private IDatabase? database;
    private LedgerWriter? writer;

    protected IDatabase Database => database!;

    protected LedgerWriter Writer => writer!;

    protected LedgerReader Reader => new(Database);

    protected TopicTable Topics => new(Database, TimeProvider.System);

    public async Task InitializeAsync()
    {
        (database, place) = await Open();
        writer = new(Database);
        await Topics.Install([new TopicDefinition("energy", "Energy", "gas"), new TopicDefinition("defence", "Defence", "arms")], default);
    }

    public async Task DisposeAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync();
        if (place is not null)
            await place.DisposeAsync();
    }

    /// <summary>An empty database, and what to dispose of it with.</summary>
    protected abstract Task<(IDatabase Database, IAsyncDisposable Place)> Open();

    /// <summary>What the topic energy counts, in a revision of it.</summary>
    protected async Task<TopicCounts> Count(CountsQuery? query = null, int revision = 1)
    {
        var tally = new Tally();
        tally.Add(await Reader.Slice("energy", revision, 0, query?.AsOf, default));
        return tally.CountOf("energy", revision, query ?? new());
    }

    protected Task<IReadOnlyList<LedgerRow>> Rows() => BookOf(Database);

    protected Task<long> Scalar(string sql) => Database.Read(connection => connection.ExecuteScalarAsync<long>(sql), default);

    protected Task<int> Execute(string sql) => Database.Write(connection => connection.ExecuteAsync(sql), default);

    /// <summary>Every row of the ledger as it is stored, in its order.</summary>
    internal static Task<IReadOnlyList<LedgerRow>> BookOf(IDatabase database) => database.Read<IReadOnlyList<LedgerRow>>(
        async connection => (await connection.QueryAsync<LedgerRow>(
            """
            SELECT seq AS Seq, topic AS Topic, topic_revision AS TopicRevision, article AS Article, n AS N, articles AS Articles,
                   pieces_published AS PiecesPublished, pieces_seen AS PiecesSeen, published_minute AS PublishedMinute, seen_minute AS SeenMinute,
                   outlet AS Outlet, author AS Author, language AS Language, kind AS Kind, piece AS Piece
            FROM ledger ORDER BY seq
            """)).AsList(),
        default);
}
