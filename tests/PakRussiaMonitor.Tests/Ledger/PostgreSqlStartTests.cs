using Dapper;
using Npgsql;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What happens when the service is pointed at a PostgreSQL server.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlStartTests
{
    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_server_that_may_lose_what_it_wrote_is_refused(string setting)
    {
        using var server = await PostgreSqlServer.Start($"{setting}=off");

        Assert.Contains($"with {setting} off", Refused(server.Address("postgres")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commits_that_do_not_wait_for_the_disk_are_refused()
    {
        await using var place = await PostgreSqlPlace.Make();
        await place.Execute($"ALTER DATABASE {place.Name} SET synchronous_commit = off");

        Assert.Contains("with synchronous_commit off", Refused(place.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_hold_every_text_is_refused()
    {
        var server = await PostgreSqlServer.Running;
        await server.Execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");

        Assert.Contains("encoded in LATIN1", Refused(server.Address("latin")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_from_a_newer_version_is_left_alone()
    {
        await using var place = await PostgreSqlPlace.Make();
        place.Open();
        await place.Execute("INSERT INTO schema_version (steps) VALUES (999)");

        Assert.Contains("newer version", Refused(place.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_processes_that_start_at_once_make_the_tables_once()
    {
        await using var place = await PostgreSqlPlace.Make();
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PostgreSqlDatabase.Open(place.Address, TimeProvider.System))));

        Assert.Equal(
            PostgreSqlSchema.Steps.Count,
            await databases[7].Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM schema_version"), default));
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task Each_way_not_to_get_in_has_its_sentence()
    {
        var server = await PostgreSqlServer.Running;
        var user = new NpgsqlConnectionStringBuilder(server.Address("postgres"));

        Assert.Contains("refused the user or the password", Refused(new NpgsqlConnectionStringBuilder($"{user}") { Password = "guessed" }.ToString()), StringComparison.Ordinal);
        Assert.Contains("no database nowhere", Refused(server.Address("nowhere")), StringComparison.Ordinal);
        Assert.Contains("does not answer", Refused(new NpgsqlConnectionStringBuilder($"{user}") { Port = 1 }.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_says_so()
    {
        await using var place = await PostgreSqlPlace.Make();
        await place.Execute($"CREATE ROLE reader_{place.Name} LOGIN PASSWORD 'x'");
        try
        {
            var reader = new NpgsqlConnectionStringBuilder(place.Address) { Username = $"reader_{place.Name}", Password = "x" };
            Assert.Contains("does not allow this user enough", Refused(reader.ToString()), StringComparison.Ordinal);
        }
        finally
        {
            await place.Execute($"DROP ROLE reader_{place.Name}");
        }
    }

    [Fact]
    public async Task An_address_may_be_a_URI_and_its_password_is_never_shown()
    {
        await using var place = await PostgreSqlPlace.Make();
        var password = Uri.EscapeDataString(PostgreSqlServer.Password);
        await using var database = DatabaseAddress.Open(
            $"postgres://postgres:{password}@127.0.0.1:{place.Server.Port}/{place.Name}?sslmode=disable&connect_timeout=5&application_name=x", TimeProvider.System);

        Assert.Equal(0, await database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM ledger"), default));
        Assert.Equal($"PostgreSQL, {place.Name} at 127.0.0.1:{place.Server.Port}", database.Description);
        var failure = await Assert.ThrowsAsync<StorageException>(() => database.Read(connection => connection.ExecuteAsync("SELECT nonsense"), default));
        Assert.DoesNotContain(PostgreSqlServer.Password, failure.ToString(), StringComparison.Ordinal);
    }

    private static string Refused(string address) => Assert.Throws<StorageException>(() => DatabaseAddress.Open(address, TimeProvider.System)).Message;
}
