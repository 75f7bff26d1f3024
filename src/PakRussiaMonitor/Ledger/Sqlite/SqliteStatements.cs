using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PakRussiaMonitor.Ledger.Sqlite;

/// <summary>
/// A connection's prepared statements, kept by their text: preparing costs more than running most of them. Those that return no rows
/// go to SQLite itself, since the driver's commands cost as much again as the statements of recording. Parameters are numbered: ?1, ?2, …
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    /// <summary>Characters.</summary>
    private const int LongText = 256;

    private readonly Dictionary<string, SqliteCommand> queries = [];
    private readonly Dictionary<string, sqlite3_stmt> prepared = [];

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql);
        try
        {
            for (var i = 0; i < values.Length; i++)
                Check(Bind(statement, i + 1, values[i]));
            var result = raw.sqlite3_step(statement);
            if (result != raw.SQLITE_DONE)
                Check(result);
        }
        finally
        {
            // What it answers repeats the failure of the step.
            _ = raw.sqlite3_reset(statement);
        }
    }

    public long Number(string sql, params ReadOnlySpan<object?> values) => Convert.ToInt64(Bind(sql, values).ExecuteScalar(), null);

    /// <summary>Runs a query to its end and maps each row.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in queries.Values)
            command.Dispose();
        foreach (var statement in prepared.Values)
            statement.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!queries.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i}" });
            queries.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (prepared.TryGetValue(sql, out var statement))
            return statement;
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
        prepared.Add(sql, statement);
        return statement;
    }

    private static int Bind(sqlite3_stmt statement, int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string { Length: > LongText } text => BindLong(statement, index, text),
        string text => raw.sqlite3_bind_text(statement, index, text),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        int number => raw.sqlite3_bind_int(statement, index, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
    };

    /// <summary>Of an article's text, the UTF-8 that SQLite copies would be as much garbage as the text itself.</summary>
    private static int BindLong(sqlite3_stmt statement, int index, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var result = raw.sqlite3_bind_text(statement, index, bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }

    /// <exception cref="SqliteException">The statement failed.</exception>
    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
