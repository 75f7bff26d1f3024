using Npgsql;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>Turns the driver's errors into sentences that tell an operator what to do. None of them names a user or a password.</summary>
internal static class PostgreSqlFailure
{
    private const string IdleInTransaction = "25P03", IdleSession = "57P05";

    /// <summary>Others were in the way; nothing was written, and another try may well succeed.</summary>
    public static bool IsConflict(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>The connection is gone, with all that was not committed on it.</summary>
    public static bool IsLostConnection(Exception failure) => failure switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal)
            || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleInTransaction or IdleSession,
        NpgsqlException => failure.InnerException is IOException or System.Net.Sockets.SocketException or TimeoutException,
        _ => false,
    };

    /// <summary>Other exceptions pass as they are.</summary>
    /// <param name="place">The database and its server, for a person.</param>
    public static Exception From(Exception failure, string place) => failure switch
    {
        PostgresException server => new StorageException(Sentence(server, place), server),
        NpgsqlException when IsLostConnection(failure) => new StorageException(
            $"The database {place} does not answer ({Reason(failure)}). Check that the server runs and can be reached; whether the last write was kept is unknown.",
            failure),
        NpgsqlException => new StorageException($"The database {place} cannot be used: {failure.Message}", failure),
        ObjectDisposedException => new StorageException("The database is closed: the service is stopping.", failure),
        _ => failure,
    };

    private static string Sentence(PostgresException server, string place) => server.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"The database {place} refused the user or the password. Check both in --db, in PGPASSWORD or in the .pgpass file.",
        PostgresErrorCodes.InvalidCatalogName => $"There is no database {place}. Make it with createdb, or name another with --db.",
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName =>
            $"The database {place} does not allow this user enough: {server.MessageText}. Make the user the database's owner, or grant it CREATE on the schema.",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"The database {place} is read-only, perhaps a standby. Name the primary server with --db.",
        PostgresErrorCodes.DiskFull => $"The database {place} cannot grow: its disk is full. Free some space; nothing that was recorded is lost.",
        PostgresErrorCodes.TooManyConnections => $"The database {place} has no connection left. Raise max_connections there, or set Maximum Pool Size lower in --db.",
        PostgresErrorCodes.OutOfMemory => $"The database {place} is out of memory. Nothing that was recorded is lost.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            $"The server of the database {place} is stopping or starting. Wait until it is up; whether the last write was kept is unknown.",
        PostgresErrorCodes.LockNotAvailable => $"The database {place} is held by another process for too long. Nothing of this write was kept.",
        PostgresErrorCodes.QueryCanceled => $"The database {place} took too long over a statement and gave it up. Nothing of this write was kept.",
        IdleInTransaction => $"This process stood still in the middle of a write, so the database {place} undid it.",
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted =>
            $"The database {place} is damaged. Restore it from a backup; do not delete it before that.",
        _ when IsConflict(server) => $"The database {place} had too many writes in one another's way. Nothing of this write was kept.",
        _ => $"The database {place} refused a statement: {server.MessageText}",
    };

    private static string Reason(Exception failure) => (failure.InnerException ?? failure).Message.TrimEnd('.');
}
