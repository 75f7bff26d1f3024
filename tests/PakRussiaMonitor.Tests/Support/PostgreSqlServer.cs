using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// A real PostgreSQL server of this test run's own: a temporary folder, a free loopback port, safe settings. It is started at
/// the first question and ends with the test process, however that ends: the shell beside it waits for the end of its input.
/// </summary>
public sealed class PostgreSqlServer : IDisposable
{
    public const string Password = "only for this run";

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).OrderDescending().FirstOrDefault()
        : null;

    private static readonly Lazy<Task<PostgreSqlServer>> Only = new(() => Start());

    private readonly Process shell;

    private PostgreSqlServer(Process shell, int port) => (this.shell, Port) = (shell, port);

    /// <summary>Why tests of PostgreSQL are skipped; null where they run. PAKRUSSIA_REQUIRE_POSTGRES=1 turns the skip into a failure.</summary>
    public static string? WhyMissing =>
        Binaries is null && Environment.GetEnvironmentVariable("PAKRUSSIA_REQUIRE_POSTGRES") != "1"
            ? "No PostgreSQL is installed under /usr/lib/postgresql: install the package postgresql."
            : null;

    /// <summary>The one that tests share.</summary>
    public static Task<PostgreSqlServer> Running => Only.Value;

    public int Port { get; }

    public string Address(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username=postgres;Password={Password}";

    /// <summary>Runs a statement as the server's owner.</summary>
    public async Task Execute(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(Address(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <param name="settings">Settings in the form <c>name=value</c>.</param>
    public static async Task<PostgreSqlServer> Start(params string[] settings)
    {
        Assert.True(Binaries is not null, "PAKRUSSIA_REQUIRE_POSTGRES is set, but no PostgreSQL is installed.");
        var port = FreePort();
        var script = $"""
            folder=$(mktemp -d) && cd "$folder" && echo '{Password}' > password &&
            '{Binaries}/initdb' -D data -U postgres -A scram-sha-256 --pwfile=password -E UTF8 --locale=C --no-sync > log 2>&1 || cat log
            '{Binaries}/postgres' -D data -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=64MB -c max_connections=200 {string.Concat(settings.Select(setting => $"-c {setting} "))}> log 2>&1 &
            cat > end
            kill -QUIT $!; wait; rm -rf "$folder"
            """;
        var shell = Process.Start(ShellAs(script))!;
        var server = new PostgreSqlServer(shell, port);
        await server.Answers();
        return server;
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    private static ProcessStartInfo ShellAs(string script)
    {
        string[] shell = ["sh", "-c", script];
        var user = Environment.UserName == "root" ? Unprivileged.First(name => File.ReadAllText("/etc/passwd").Contains($"\n{name}:", StringComparison.Ordinal)) : null;
        string[] command = user is null ? shell : ["runuser", "-u", user, "--", .. shell];
        return new(command[0], command[1..]) { RedirectStandardInput = true, WorkingDirectory = "/tmp" };
    }

    private async Task Answers()
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (i < 600 && !shell.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
