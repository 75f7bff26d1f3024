using Dapper;
using Microsoft.Data.Sqlite;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("monitor.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_database_that_another_process_owns_is_left_alone()
    {
        await using var first = Open();

        var refused = Assert.Throws<StorageException>(Open);
        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_from_a_newer_version_is_left_alone()
    {
        await using (Open())
        {
        }

        Execute("PRAGMA user_version = 999");
        var before = await File.ReadAllBytesAsync(Path);

        var refused = Assert.Throws<StorageException>(Open);
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path));
    }

    [Fact]
    public async Task What_an_older_version_fetched_and_had_not_handled_yet_is_handled_by_this_one()
    {
        var older = SqliteSchema.Steps.TakeWhile(step => !step.Contains("response_body", StringComparison.Ordinal)).ToArray();
        Execute($"{string.Concat(older)} PRAGMA user_version = {older.Length}");
        Execute("INSERT INTO response (source, url, received_at, body, body_hash, state) VALUES ('paper', 'https://paper.example/feed', 0, x'0102', x'03', 'Pending')");

        await using var database = Open();

        var response = await new ResponseTable(database, TimeProvider.System, CrashPoints.None).NextPending("paper", default);
        Assert.Equal([1, 2], response!.Body);
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        folder.Write("monitor.db", string.Concat(Enumerable.Repeat("This is a letter to my aunt. ", 100)));

        var refused = Assert.Throws<StorageException>(Open);
        Assert.Contains("is not a database", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("This is a letter", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        folder.Write("file", "not a folder");

        var refused = Assert.Throws<StorageException>(() => SqliteDatabase.Open(folder.File("file/monitor.db"), TimeProvider.System));
        Assert.Contains("monitor.db", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_fails_the_write_with_a_sentence_and_keeps_what_was_there()
    {
        await using var database = Open();
        await Write(database, "INSERT INTO topic (id, name, created_at) VALUES ('before', 'x', 0)");
        var pages = await database.Write(connection => connection.ExecuteScalarAsync<long>("PRAGMA page_count"), default);
        await database.Write(connection => connection.ExecuteAsync($"PRAGMA max_page_count = {pages + 2}"), default);

        var full = await Assert.ThrowsAsync<StorageException>(
            () => Write(database, "INSERT INTO topic (id, name, created_at) VALUES ('huge', hex(zeroblob(1000000)), 0)"));
        Assert.Contains("disk is full", full.Message, StringComparison.Ordinal);

        await database.Write(connection => connection.ExecuteAsync("PRAGMA max_page_count = 1000000"), default);
        await Write(database, "INSERT INTO topic (id, name, created_at) VALUES ('after', 'x', 0)");
        Assert.Equal(2, await database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic"), default));
    }

    [Fact]
    public async Task A_failing_write_undoes_itself_and_no_other_of_its_commit()
    {
        await using var database = Open();
        var writes = Enumerable.Range(0, 40).Select(i => Write(
            database, i == 20 ? "INSERT INTO topic (id, name, created_at) VALUES ('0', 'twice', 0)" : $"INSERT INTO topic (id, name, created_at) VALUES ('{i}', 'x', 0)")).ToArray();

        await Assert.ThrowsAsync<StorageException>(() => Task.WhenAll(writes));
        Assert.Equal(39, writes.Count(write => write.IsCompletedSuccessfully));
        Assert.Equal(39, await database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic"), default));
    }

    [Fact]
    public async Task A_read_sees_one_moment_though_others_write()
    {
        await using var database = Open();
        await database.Read(
            async connection =>
            {
                Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic"));
                await Write(database, "INSERT INTO topic (id, name, created_at) VALUES ('a', 'x', 0)");
                Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic"));
                return true;
            },
            default);
    }

    private SqliteDatabase Open() => SqliteDatabase.Open(Path, TimeProvider.System);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }

    private static Task<int> Write(SqliteDatabase database, string sql) => database.Write(connection => connection.ExecuteAsync(sql), default);
}
