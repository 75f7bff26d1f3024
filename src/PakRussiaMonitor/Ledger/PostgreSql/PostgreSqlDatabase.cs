using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>
/// A database on a PostgreSQL server, shared by any number of processes. Reads see one snapshot; writes run side by side, save
/// that whoever appends to the book holds its lock until the commit, so that sequence numbers are the order of commits.
/// </summary>
public sealed class PostgreSqlDatabase : IDatabase
{
    private const int MostTries = 4;
    private const int MostConnections = 20;
    private const string BeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private const string BeginWrite = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

    /// <summary>
    /// A process that stands still in the middle of a write loses the append lock after three seconds. Statements are planned
    /// anew each time: a plan kept from when a table was small made recording up to four times dearer.
    /// </summary>
    private const string SessionSettings =
        "-c idle_in_transaction_session_timeout=3000 -c statement_timeout=60000 -c lock_timeout=15000 -c plan_cache_mode=force_custom_plan -c jit=off";

    /// <summary>A COMMIT after a statement that failed is answered by a rollback and no error; the statement before it makes one.</summary>
    private const string Commit = "SELECT 1; COMMIT";

    private readonly NpgsqlDataSource source;
    private readonly string place;
    private readonly TimeProvider time;

    private PostgreSqlDatabase(NpgsqlDataSource source, string place, TimeProvider time)
    {
        this.source = source;
        this.place = place;
        this.time = time;
    }

    public string Description => $"PostgreSQL, {place}";

    public bool IsShared => true;

    /// <summary>Connects and brings the tables up to date.</summary>
    /// <param name="address">A connection string, or postgres://…</param>
    /// <exception cref="StorageException">It cannot be reached, is newer than this program, or does not keep what it is given.</exception>
    public static PostgreSqlDatabase Open(string address, TimeProvider time)
    {
        var settings = Settings(address);
        var place = $"{settings.Database ?? "(the user's own)"} at {settings.Host}:{settings.Port}";
        NpgsqlDataSource? source = null;
        try
        {
            source = NpgsqlDataSource.Create(settings);
            using var connection = source.OpenConnection();
            PostgreSqlStart.RefuseUnsafeSettings(connection, place);
            PostgreSqlStart.Migrate(connection, place);
            return new(source, place, time);
        }
        catch (Exception failure)
        {
            source?.Dispose();
            throw PostgreSqlFailure.From(failure, place);
        }
    }

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        using var span = Spans.StartDatabase("postgresql", "READ");
        try
        {
            return await Run(BeginRead, read, cancellation);
        }
        catch (Exception failure)
        {
            throw PostgreSqlFailure.From(failure, place);
        }
    }

    public Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation) => Write(BeginWrite, write, cancellation);

    public Task<T> Append<T>(Func<DbConnection, Task<T>> append, CancellationToken cancellation) =>
        Write($"{BeginWrite}; {PostgreSqlRecordStore.TakeAppendLock}", append, cancellation);

    public IRecordStore Records(DbConnection connection) => new PostgreSqlRecordStore(new((NpgsqlConnection)connection), time);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder Settings(string address)
    {
        var settings = PostgreSqlAddress.Parse(address);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
            settings.MaxPoolSize = MostConnections;
        if (!settings.ShouldSerialize("Command Timeout"))
            settings.CommandTimeout = 75; // the server gives up before the client does, and says so
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = 100;
        settings.AutoPrepareMinUsages = 2;
        settings.ApplicationName ??= "PakRussiaMonitor";
        settings.NoResetOnClose = true; // nothing here changes a session
        settings.PersistSecurityInfo = false;
        settings.Enlist = false;
        settings.Options = $"{SessionSettings} {settings.Options}".TrimEnd(); // of two the later holds: an operator's own
        return settings;
    }

    /// <summary>A write that others were in the way of is done again; it was undone as a whole.</summary>
    private async Task<T> Write<T>(string begin, Func<DbConnection, Task<T>> write, CancellationToken cancellation)
    {
        using var span = Spans.StartDatabase("postgresql", begin == BeginWrite ? "WRITE" : "APPEND");
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Run(begin, write, cancellation);
            }
            catch (Exception failure) when (tries == MostTries || !PostgreSqlFailure.IsConflict(failure))
            {
                throw PostgreSqlFailure.From(failure, place);
            }
            catch (PostgresException)
            {
                // Once more.
            }
        }
    }

    private async Task<T> Run<T>(string begin, Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        await using var connection = await Begin(begin, cancellation);
        if (begin.Contains(PostgreSqlRecordStore.TakeAppendLock, StringComparison.Ordinal))
            Measures.AppendWait.Record(Measures.SecondsSince(asked));
        try
        {
            var result = await work(connection);
            await Execute(connection, Commit, CancellationToken.None);
            return result;
        }
        catch (Exception failure) when (PostgreSqlFailure.IsLostConnection(failure))
        {
            source.Clear(); // a server that went away took the idle connections with it
            throw;
        }
    }

    /// <summary>A connection that went stale while it lay idle is replaced by a new one: nothing has been asked of it yet.</summary>
    private async Task<NpgsqlConnection> Begin(string begin, CancellationToken cancellation)
    {
        for (var fresh = false; ; fresh = true)
        {
            var connection = await source.OpenConnectionAsync(cancellation);
            try
            {
                await Execute(connection, begin, cancellation);
                return connection;
            }
            catch (Exception failure)
            {
                await connection.DisposeAsync();
                if (fresh || !PostgreSqlFailure.IsLostConnection(failure))
                    throw;
                source.Clear();
            }
        }
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
