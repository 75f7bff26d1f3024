using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PakRussiaMonitor.Ledger;

/// <summary>The rows of a table on their way from one database to the other.</summary>
internal static class CopiedRows
{
    private const int MostRows = 2_000;
    private const long MostBytes = 4_000_000;

    /// <summary>Copies every row, some at a time, each time in a transaction of its own.</summary>
    public static async Task<TableSum> Copy(DbConnection source, IDatabase to, string table, CancellationToken cancellation)
    {
        var columns = await to.Read(connection => Columns(connection, table, cancellation), cancellation);
        var batch = new List<object[]>();
        var (sum, bytes) = (default(TableSum), 0L);
        await foreach (var row in Rows(source, table, columns, "", cancellation))
        {
            batch.Add(row);
            sum = Add(sum, row);
            bytes += row.Sum(value => value switch { string text => 2 * text.Length, byte[] data => data.Length, _ => 8 });
            if (batch.Count < MostRows && bytes < MostBytes)
                continue;
            await Write();
            (batch, bytes) = ([], 0);
        }

        await Write();
        return sum;

        Task<bool> Write() => to.Write(
            async connection =>
            {
                if (connection is NpgsqlConnection target)
                    await Insert(target, table, columns, batch, cancellation);
                else
                    Insert((SqliteConnection)connection, table, columns, batch);
                return true;
            },
            cancellation);
    }

    public static async Task<TableSum> Sum(DbConnection connection, string table, string where, CancellationToken cancellation)
    {
        var sum = default(TableSum);
        await foreach (var row in Rows(connection, table, await Columns(connection, table, cancellation), where, cancellation))
            sum = Add(sum, row);
        return sum;
    }

    /// <summary>Sorted, since later steps add columns at the end of a table, and not in the same order everywhere.</summary>
    private static async Task<Column[]> Columns(DbConnection connection, string table, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" LIMIT 0";
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => new Column(reader.GetName(i), reader.GetDataTypeName(i))).OrderBy(column => column.Name, StringComparer.Ordinal)];
    }

    private static async IAsyncEnumerable<object[]> Rows(
        DbConnection connection, string table, Column[] columns, string where, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Names(columns)} FROM \"{table}\" {where}";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var row = new object[columns.Length];
            reader.GetValues(row);
            for (var i = 0; i < row.Length; i++)
                row[i] = row[i] is int number ? (long)number : row[i];
            yield return row;
        }
    }

    private static async Task Insert(NpgsqlConnection connection, string table, Column[] columns, List<object[]> rows, CancellationToken cancellation)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var row in rows)
        {
            await import.StartRowAsync(cancellation);
            foreach (var (value, column) in row.Zip(columns))
            {
                if (value is DBNull)
                    await import.WriteNullAsync(cancellation);
                else
                    await import.WriteAsync(column.Type == "integer" ? (int)(long)value : value, column.Type, cancellation);
            }
        }

        await import.CompleteAsync(cancellation);
    }

    private static void Insert(SqliteConnection connection, string table, Column[] columns, List<object[]> rows)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@v{i}"))})";
        var parameters = columns.Select((_, i) => command.Parameters.AddWithValue($"@v{i}", DBNull.Value)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
    }

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    private static TableSum Add(TableSum sum, object[] row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[9];
        foreach (var value in row)
        {
            var (kind, bits, data) = value switch
            {
                DBNull => ((byte)0, 0L, (byte[]?)null),
                long number => ((byte)1, number, null),
                double real => ((byte)2, BitConverter.DoubleToInt64Bits(real), null),
                string text => ((byte)3, Encoding.UTF8.GetByteCount(text), Encoding.UTF8.GetBytes(text)),
                byte[] bytes => ((byte)4, bytes.Length, bytes),
                _ => throw new StorageException($"A value of the kind {value.GetType().Name} cannot be copied."),
            };
            head[0] = kind;
            BinaryPrimitives.WriteInt64LittleEndian(head[1..], bits);
            hash.AppendData(head);
            hash.AppendData(data ?? []);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetCurrentHash(digest);
        return new(sum.Rows + 1, unchecked(sum.Digest + BinaryPrimitives.ReadUInt64LittleEndian(digest)));
    }

    /// <param name="Type">As the target has it.</param>
    private sealed record Column(string Name, string Type);
}
