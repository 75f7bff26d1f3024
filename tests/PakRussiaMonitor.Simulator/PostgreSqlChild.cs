using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// A PostgreSQL server of a run's own, which can be stopped as a crash would stop it and started again on the same files. The shell
/// beside it takes orders on its input; the end of that, however it comes, ends the server and removes its folder.
/// </summary>
internal sealed class PostgreSqlChild : IDisposable
{
    private const string Password = "only for this run";

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    private static readonly string? Binaries = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).OrderDescending().FirstOrDefault()
        : null;

    private readonly Process shell;
    private readonly int port;
    private int server;

    private PostgreSqlChild(Process shell, int port) => (this.shell, this.port) = (shell, port);

    public static bool IsInstalled => Binaries is not null;

    /// <summary>CPU that the server has used since its last start, those of its processes included that have ended.</summary>
    public TimeSpan Cpu => ProcessorTime.OfFamily(server);

    /// <exception cref="InvalidOperationException">None is installed, or it does not start.</exception>
    public static async Task<PostgreSqlChild> Start()
    {
        if (Binaries is null)
            throw new InvalidOperationException("No PostgreSQL is installed under /usr/lib/postgresql: install the package postgresql.");
        var port = FreePort();
        var child = new PostgreSqlChild(Process.Start(AsUnprivileged(Script(port)))!, port);
        await child.Started();
        return child;
    }

    public string Address(string database) => $"Host=127.0.0.1;Port={port};Database={database};Username=postgres;Password={Password}";

    /// <summary>Makes an empty database; its address.</summary>
    public async Task<string> Make(string database)
    {
        await Execute($"CREATE DATABASE {database}");
        return Address(database);
    }

    /// <summary>Immediate mode: no checkpoint, every connection cut; what follows is what follows a crash.</summary>
    public async Task StopAtOnce()
    {
        await shell.StandardInput.WriteLineAsync("stop");
        await Heard("stopped");
    }

    /// <summary>Returns once it answers, after it has recovered.</summary>
    public async Task StartAgain()
    {
        await shell.StandardInput.WriteLineAsync("start");
        await Started();
    }

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    private static string Script(int port) => $$"""
        folder=$(mktemp -d) && cd "$folder" && echo '{{Password}}' > password &&
        '{{Binaries}}/initdb' -D data -U postgres -A scram-sha-256 --pwfile=password -E UTF8 --locale=C --no-sync > log 2>&1 || cat log >&2
        start() {
          '{{Binaries}}/postgres' -D data -p {{port}} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB -c max_connections=300 >> log 2>&1 < /dev/null &
          pid=$!; echo "started $pid"
        }
        start
        while read -r order; do case $order in
          stop) kill -QUIT $pid; wait $pid; echo stopped ;;
          start) start ;;
        esac; done
        kill -QUIT $pid; wait; cd /; rm -rf "$folder"
        """;

    private static ProcessStartInfo AsUnprivileged(string script)
    {
        string[] shell = ["sh", "-c", script];
        var user = Environment.UserName == "root" ? Unprivileged.First(name => File.ReadAllText("/etc/passwd").Contains($"\n{name}:", StringComparison.Ordinal)) : null;
        string[] command = user is null ? shell : ["runuser", "-u", user, "--", .. shell];
        return new(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = "/tmp" };
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Started()
    {
        server = int.Parse((await Heard("started"))["started ".Length..], CultureInfo.InvariantCulture);
        for (var i = 0; ; i++)
        {
            try
            {
                await Execute("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (i < 1_200 && !shell.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task<string> Heard(string word)
    {
        while (await shell.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(word, StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("The PostgreSQL server's shell has ended.");
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(Address("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
