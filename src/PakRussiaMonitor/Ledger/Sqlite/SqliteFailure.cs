using Microsoft.Data.Sqlite;

namespace PakRussiaMonitor.Ledger.Sqlite;

/// <summary>Turns the driver's errors into sentences that tell an operator what to do.</summary>
internal static class SqliteFailure
{
    private const int Perm = 3, Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>Other exceptions pass as they are.</summary>
    public static Exception From(Exception failure, string? path)
    {
        if (failure is not SqliteException sqlite)
            return failure;
        var file = path is null ? "The database" : $"The database {path}";
        return new StorageException(
            sqlite.SqliteErrorCode switch
            {
                Busy or Locked => $"{file} is locked by another process. Close what has it open and try again.",
                ReadOnly or Perm => $"{file} cannot be written. Give this user write access to the file and its folder.",
                Full => $"{file} cannot grow: the disk is full. Free some space; nothing that was recorded is lost.",
                InputOutput => $"{file} cannot be read or written: the disk reports an error ({sqlite.SqliteExtendedErrorCode}). Check the disk and its free space.",
                Corrupt => $"{file} is damaged. Restore it from a backup; do not delete it before that.",
                CannotOpen => $"{file} cannot be opened. Check that its folder exists and that this user may write there.",
                NotADatabase => $"{file} is not a database. Choose another file with --db.",
                _ => $"{file} refused a statement: {sqlite.Message}",
            },
            sqlite);
    }
}
