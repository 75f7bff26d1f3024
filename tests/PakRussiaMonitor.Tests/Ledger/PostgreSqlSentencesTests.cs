using Npgsql;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What an operator reads, server or no server.</summary>
public sealed class PostgreSqlSentencesTests
{
    [Theory]
    [InlineData("postgres://user:se%zzcret@host:port/name")]
    [InlineData("Host=x;Password=sec;ret=1")]
    [InlineData("Host=x;Port=secret")]
    public void An_address_that_cannot_be_read_is_not_repeated(string address)
    {
        var refused = Assert.Throws<StorageException>(() => DatabaseAddress.Open(address, TimeProvider.System)).Message;

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
}
