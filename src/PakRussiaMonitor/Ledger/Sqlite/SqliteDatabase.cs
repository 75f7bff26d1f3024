using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Ledger.Sqlite;

/// <summary>
/// The embedded database: one file that one process owns. WAL with full synchronisation, one long-lived writer and a
/// few readers, each reading from one snapshot.
/// </summary>
public sealed class SqliteDatabase : IDatabase
{
    private const int MostReaders = 4;

    /// <summary>
    /// The writer meets the same pages of the indices again and again: it keeps more of them in memory, and lets 16 MB of
    /// log gather before they are written to the database itself.
    /// </summary>
    private const string ForWriter = "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000";

    private readonly string path;
    private readonly FileStream? ownership;
    private readonly SqliteWriter writer;
    private readonly SqliteRecordStore records;
    private readonly SemaphoreSlim readers = new(MostReaders);
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    private SqliteDatabase(string path, FileStream? ownership, SqliteConnection connection, TimeProvider time)
    {
        this.path = path;
        this.ownership = ownership;
        writer = new(connection);
        records = new(writer.Statements, time);
    }

    public string Description => $"SQLite, {path}";

    public bool IsShared => false;

    /// <summary>Opens the file, making it and its folder where there is none, and brings its tables up to date.</summary>
    /// <exception cref="StorageException">Another process owns it, it is newer than this program, or it cannot be written.</exception>
    public static SqliteDatabase Open(string file, TimeProvider time)
    {
        var path = Path.GetFullPath(file);
        return Open(path, Own(path) ?? throw InUse(path), time);
    }

    /// <summary>
    /// Opens the file though another process owns it. SQLite itself keeps the two from spoiling anything, so this suits a few short
    /// reads and writes of what the owner does not keep in memory.
    /// </summary>
    /// <exception cref="StorageException">It is of another version than this program, or cannot be written.</exception>
    public static SqliteDatabase OpenBeside(string file, TimeProvider time)
    {
        var path = Path.GetFullPath(file);
        return Open(path, Own(path), time);
    }

    /// <summary>Whether another process owns the file just now.</summary>
    public static bool IsInUse(string file)
    {
        var path = Path.GetFullPath(file);
        if (!File.Exists(path + ".lock"))
            return false;
        using var own = Own(path);
        return own is null;
    }

    private static SqliteDatabase Open(string path, FileStream? ownership, TimeProvider time)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path);
            Run(connection, ForWriter);
            Migrate(connection, path, owned: ownership is not null);
            return new(path, ownership, connection, time);
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            ownership?.Dispose();
            throw SqliteFailure.From(failure, path);
        }
    }

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        using var span = Spans.StartDatabase("sqlite", "READ");
        await readers.WaitAsync(cancellation);
        SqliteConnection? connection = null;
        try
        {
            if (!idle.TryTake(out connection))
                connection = Connect(path);
            Run(connection, "BEGIN");
            var result = await read(connection);
            Run(connection, "COMMIT");
            idle.Add(connection);
            return result;
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            throw SqliteFailure.From(failure, path);
        }
        finally
        {
            readers.Release();
        }
    }

    public async Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation)
    {
        using var span = Spans.StartDatabase("sqlite", "WRITE");
        return await writer.Write(write, cancellation);
    }

    /// <summary>There is one writer, so every write has the book to itself.</summary>
    public Task<T> Append<T>(Func<DbConnection, Task<T>> append, CancellationToken cancellation) => Write(append, cancellation);

    public IRecordStore Records(DbConnection connection) => records;

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        while (idle.TryTake(out var connection))
            await connection.DisposeAsync();
        readers.Dispose();
        if (ownership is not null)
            await ownership.DisposeAsync();
    }

    /// <summary>A lock file beside the database; the system lets go of it however the process ends. Null: another process has it.</summary>
    private static FileStream? Own(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (IsSharingViolation(failure))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"The database {path} cannot be written ({failure.Message.TrimEnd('.')}). Give this user write access to its folder, or choose another file with --db.");
        }
    }

    private static StorageException InUse(string path) =>
        new($"The database {path} is in use by another process. Stop that one, or choose another file with --db.");

    /// <summary>ERROR_SHARING_VIOLATION, or EWOULDBLOCK as Linux and as macOS number it.</summary>
    private static bool IsSharingViolation(IOException failure) => (failure.HResult & 0xFFFF) is 32 or 11 or 35;

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        connection.Open();
        Run(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4000");
        return connection;
    }

    private static void Migrate(SqliteConnection connection, string path, bool owned)
    {
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), null);
        if (version > SqliteSchema.Steps.Count)
        {
            throw new StorageException(
                $"The database {path} was written by a newer version of this program. Install that version, or choose another file with --db.");
        }

        if (!owned && version < SqliteSchema.Steps.Count)
            throw InUse(path); // by an older version
        for (; version < SqliteSchema.Steps.Count; version++)
            Run(connection, $"BEGIN IMMEDIATE; {SqliteSchema.Steps[version]} PRAGMA user_version = {version + 1}; COMMIT");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
