using Dapper;
using Npgsql;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What happens when the service is pointed at a PostgreSQL server.</summary>
public sealed class PostgreSqlStartTests
{
    [PostgreSqlTheory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task A_server_that_may_lose_what_it_wrote_is_refused(string setting)
    {
        using var server = await PostgreSqlServer.Start($"{setting}=off");

        Assert.Contains($"with {setting} off", Refused(server.Address("postgres")), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task Commits_that_do_not_wait_for_the_disk_are_refused()
    {
        await using var place = await PostgreSqlPlace.Make();
        await place.Execute($"ALTER DATABASE {place.Name} SET synchronous_commit = off");

        Assert.Contains("with synchronous_commit off", Refused(place.Address), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_database_that_cannot_hold_every_text_is_refused()
    {
        var server = await PostgreSqlServer.Running;
        await server.Execute("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");

        Assert.Contains("encoded in LATIN1", Refused(server.Address("latin")), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
    public async Task A_database_from_a_newer_version_is_left_alone()
    {
        await using var place = await PostgreSqlPlace.Make();
        place.Open();
        await place.Execute("INSERT INTO schema_version (steps) VALUES (999)");

        Assert.Contains("newer version", Refused(place.Address), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
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

    [PostgreSqlFact]
    public async Task Each_way_not_to_get_in_has_its_sentence()
    {
        var server = await PostgreSqlServer.Running;
        var user = new NpgsqlConnectionStringBuilder(server.Address("postgres"));

        Assert.Contains("refused the user or the password", Refused(new NpgsqlConnectionStringBuilder($"{user}") { Password = "guessed" }.ToString()), StringComparison.Ordinal);
        Assert.Contains("no database nowhere", Refused(server.Address("nowhere")), StringComparison.Ordinal);
        Assert.Contains("does not answer", Refused(new NpgsqlConnectionStringBuilder($"{user}") { Port = 1 }.ToString()), StringComparison.Ordinal);
    }

    [PostgreSqlFact]
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

    [PostgreSqlFact]
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

    [Theory]
    [InlineData("postgres://user:se%zzcret@host:port/name")]
    [InlineData("Host=x;Password=sec;ret=1")]
    [InlineData("Host=x;Port=secret")]
    public void An_address_that_cannot_be_read_is_not_repeated(string address)
    {
        var refused = Refused(address);

        Assert.Contains("cannot be read", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("ret", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("53100", "disk is full")]
    [InlineData("53300", "no connection left")]
    [InlineData("25006", "read-only")]
    [InlineData("57P03", "stopping or starting")]
    [InlineData("55P03", "held by another process")]
    [InlineData("57014", "took too long")]
    [InlineData("XX001", "Restore it from a backup")]
    [InlineData("22021", "refused a statement: what the server said")]
    public void What_a_server_may_say_becomes_a_sentence(string state, string sentence)
    {
        var failure = PostgreSqlFailure.From(new PostgresException("what the server said", "ERROR", "ERROR", state), "monitor at db:5432");

        Assert.Contains(sentence, Assert.IsType<StorageException>(failure).Message, StringComparison.Ordinal);
        Assert.Contains("monitor at db:5432", failure.Message, StringComparison.Ordinal);
    }

    private static string Refused(string address) => Assert.Throws<StorageException>(() => DatabaseAddress.Open(address, TimeProvider.System)).Message;
}
