using Npgsql;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>Statements on one connection, run at once; the driver keeps prepared what is run often.</summary>
internal sealed class PostgreSqlStatements(NpgsqlConnection connection)
{
    public void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public long Number(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Runs a query with the one parameter $1, a number or an array, to its end and maps each row.</summary>
    public List<T> Query<T>(string sql, Func<NpgsqlDataReader, T> map, object value)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = value });
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    /// <summary>Statements that go to the server together, in their order.</summary>
    public NpgsqlBatch Batch() => new(connection);
}
