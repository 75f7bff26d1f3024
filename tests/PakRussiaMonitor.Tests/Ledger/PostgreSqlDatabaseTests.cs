using Dapper;
using Npgsql;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

[NeedsPostgreSql]
public sealed class PostgreSqlDatabaseTests
{
    [Fact]
    public async Task A_lost_connection_fails_the_write_with_a_sentence_and_the_next_one_succeeds()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();

        var lost = await Assert.ThrowsAsync<StorageException>(() => database.Write(
            async connection =>
            {
                await Put(connection, "lost");
                await place.Execute($"SELECT pg_terminate_backend({((NpgsqlConnection)connection).ProcessID})");
                return await Put(connection, "more");
            },
            default));
        Assert.Contains("Wait until it is up", lost.Message, StringComparison.Ordinal);

        await database.Write(connection => Put(connection, "after"), default);
        Assert.Equal(["after"], await Topics(database));
    }

    [Fact]
    public async Task Connections_that_went_stale_while_idle_are_replaced_unnoticed()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => database.Write(connection => Put(connection, $"{i}"), default)));

        await place.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        await Task.WhenAll(Enumerable.Range(8, 8).Select(i => database.Write(connection => Put(connection, $"{i}"), default)));
        Assert.Equal(16, (await Topics(database)).Count);
    }

    [Fact]
    public async Task Writes_in_one_anothers_way_are_done_again_and_both_succeed()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();
        await database.Write(connection => Put(connection, "a"), default);
        await database.Write(connection => Put(connection, "b"), default);
        using var both = new Barrier(2);
        var runs = 0;

        Task<int> Touch(string first, string second) => database.Write(
            async connection =>
            {
                var run = Interlocked.Increment(ref runs);
                await connection.ExecuteAsync("UPDATE topic SET name = name || '+' WHERE id = @first", new { first });
                if (run <= 2)
                    await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(2)));
                return await connection.ExecuteAsync("UPDATE topic SET name = name || '+' WHERE id = @second", new { second });
            },
            default);
        await Task.WhenAll(Touch("a", "b"), Touch("b", "a"));

        Assert.InRange(runs, 3, 8);
        Assert.Equal(2, await database.Read(c => c.ExecuteScalarAsync<long>("SELECT count(*) FROM topic WHERE name = 'x++'"), default));
    }

    [Fact]
    public async Task A_process_that_stands_still_in_the_middle_of_a_write_gives_up_the_book()
    {
        await using var place = await PostgreSqlPlace.Make();
        var (frozen, other) = (place.Open(address: place.Server.Address(place.Name)), place.Open());
        var taken = new TaskCompletionSource();

        var still = frozen.Append(
            async connection =>
            {
                taken.SetResult();
                await Task.Delay(TimeSpan.FromSeconds(5));
                return await Put(connection, "frozen");
            },
            default);
        await taken.Task;
        await other.Append(connection => Put(connection, "other"), default);

        Assert.Contains("stood still", (await Assert.ThrowsAsync<StorageException>(() => still)).Message, StringComparison.Ordinal);
        Assert.Equal(["other"], await Topics(other));
    }

    [Fact]
    public async Task A_failing_write_undoes_itself_and_no_other()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();
        var writes = Enumerable.Range(0, 40).Select(i => database.Write(
            async connection =>
            {
                await Put(connection, $"{i}");
                return i == 20 ? await Put(connection, "20") : 1;
            },
            default)).ToArray();

        await Assert.ThrowsAsync<StorageException>(() => Task.WhenAll(writes));
        Assert.Equal(39, writes.Count(write => write.IsCompletedSuccessfully));
        Assert.Equal(39, (await Topics(database)).Count);
    }

    [Fact]
    public async Task A_failure_that_a_write_swallowed_is_not_taken_for_success()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();

        await Assert.ThrowsAsync<StorageException>(() => database.Write(
            async connection =>
            {
                await Put(connection, "a");
                await Assert.ThrowsAsync<PostgresException>(() => Put(connection, "a"));
                return true;
            },
            default));
        Assert.Empty(await Topics(database));
    }

    [Fact]
    public async Task A_read_sees_one_moment_though_others_write()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();
        await database.Read(
            async connection =>
            {
                Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic"));
                await database.Write(other => Put(other, "a"), default);
                Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic"));
                return true;
            },
            default);
        Assert.Equal(["a"], await Topics(database));
    }

    [Fact]
    public async Task Names_sort_byte_by_byte_as_on_SQLite()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();
        foreach (var id in (string[])["ä", "b", "B", "a-b", "ab"])
            await database.Write(connection => Put(connection, id), default);

        Assert.Equal(["B", "a-b", "ab", "b", "ä"], await Topics(database));
    }

    [Fact]
    public async Task The_book_cannot_be_emptied_either()
    {
        await using var place = await PostgreSqlPlace.Make();
        var database = place.Open();

        var refused = await Assert.ThrowsAsync<StorageException>(() => database.Write(c => c.ExecuteAsync("TRUNCATE ledger"), default));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private static Task<int> Put(System.Data.Common.DbConnection connection, string id) =>
        connection.ExecuteAsync("INSERT INTO topic (id, name, created_at) VALUES (@id, 'x', 0)", new { id });

    private static Task<List<string>> Topics(PostgreSqlDatabase database) => database.Read(
        async connection => (await connection.QueryAsync<string>("SELECT id FROM topic ORDER BY id")).AsList(), default);
}
