using Npgsql;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Orleans.Tests;

/// <summary>Orleans' tables as deploy/sql has them.</summary>
[NeedsPostgreSql]
public sealed class TablesTests : IAsyncLifetime
{
    private const string Write = "SELECT newgrainstateversion FROM writetostorage($1, 0, 0, 7, 'SitePause', $2, 'service', NULL, '\\x01')";

    private PostgreSqlPlace place = null!;
    private NpgsqlDataSource database = null!;

    public async Task InitializeAsync()
    {
        place = await PostgreSqlPlace.Make();
        database = NpgsqlDataSource.Create(place.Address);
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task Of_sixteen_first_writers_of_one_key_one_wins_and_one_row_stands()
    {
        const int writers = 16, keys = 200;
        Make();
        for (var key = 0; key < keys; key++)
        {
            var gate = new TaskCompletionSource();
            var versions = Enumerable.Range(0, writers).Select(_ => FirstWrite(key, gate.Task)).ToArray();
            gate.SetResult();
            Assert.Single(await Task.WhenAll(versions), version => version == 1);
        }

        Assert.Equal(keys, await Scalar("SELECT count(*) FROM orleansstorage"));
    }

    [Fact]
    public async Task Many_processes_that_start_at_once_make_them_once_and_making_them_again_changes_nothing()
    {
        var gate = new TaskCompletionSource();
        var starts = Enumerable.Range(0, 6).Select(_ => gate.Task.ContinueWith(_ => Make(), TaskScheduler.Default)).ToArray();
        gate.SetResult();
        await Task.WhenAll(starts);
        var queries = await Scalar("SELECT count(*) FROM orleansquery");
        foreach (var script in (string[])["orleans-main.sql", "orleans-clustering.sql", "orleans-persistence.sql"])
            await place.Execute(OrleansTables.Read(script));

        Assert.Equal(13, queries);
        Assert.Equal(queries, await Scalar("SELECT count(*) FROM orleansquery"));
    }

    [Fact]
    public async Task Rows_that_the_stock_script_doubled_are_made_one_and_the_latest_stands()
    {
        Make();
        await place.Execute("DROP INDEX orleansstorage_identity");
        await place.Execute("""
            INSERT INTO orleansstorage
            SELECT hash, 0, 0, 7, 'SitePause', CASE WHEN hash = 3 THEN NULL ELSE 'site ' || hash END, 'service', '\x01', now(), version
            FROM (VALUES (1, 1), (1, 4), (1, 2), (2, 1), (3, 5), (3, 5)) AS row (hash, version)
            """);
        Make();

        Assert.Equal([1, 4, 2, 1, 3, 5], await Numbers("SELECT unnest(ARRAY[grainidhash, version]) FROM orleansstorage ORDER BY grainidhash"));
    }

    private void Make() => OrleansTables.Make(new NpgsqlConnectionStringBuilder(place.Address));

    private async Task<int?> FirstWrite(int key, Task gate)
    {
        await using var connection = await database.OpenConnectionAsync();
        await gate;
        await using var command = new NpgsqlCommand(Write, connection) { Parameters = { new() { Value = key }, new() { Value = $"site {key}" } } };
        return await command.ExecuteScalarAsync() as int?;
    }

    private async Task<long> Scalar(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }

    private async Task<IReadOnlyList<int>> Numbers(string sql)
    {
        var numbers = new List<int>();
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            numbers.Add(rows.GetInt32(0));
        return numbers;
    }
}
