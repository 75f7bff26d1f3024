using System.Net;
using System.Net.Sockets;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

/// <summary>The service started as a user starts it.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_first_minute_prints_database_table_address_and_a_curl_line_and_serves()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var service = new ServiceProcess(folder.Path, "--url", url);
        await service.Says($"curl {url}/api/v1/topics");

        Assert.Contains(Path.Combine(".data", "monitor.db"), service.Output, StringComparison.Ordinal);
        Assert.Contains("Afghanistan", service.Output, StringComparison.Ordinal);
        using var client = new HttpClient();
        Assert.Contains("\"total\":5", await client.GetStringAsync($"{url}/api/v1/topics/afghanistan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_kill_the_same_counts_are_there_and_nothing_is_replayed_again()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using (var first = new ServiceProcess(folder.Path, "serve", "--url", url))
        {
            await first.Says("curl ");
            await first.Kill();
        }

        using var second = new ServiceProcess(folder.Path, "serve", "--url", url);
        await second.Says("curl ");
        using var client = new HttpClient();
        Assert.Contains("\"total\":5", await client.GetStringAsync($"{url}/api/v1/topics/afghanistan"), StringComparison.Ordinal);
        Assert.DoesNotContain("Fetched replay:seeds", second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_minute_that_was_cut_short_is_made_up_for()
    {
        await using (var database = SqliteDatabase.Open(folder.File("monitor.db"), TimeProvider.System))
            await new SourceTable(database, TimeProvider.System, CrashPoints.None).PutReplay("replay:seeds", new Uri("http://127.0.0.1:1/feed/0"), "seeds", default);

        using var service = new ServiceProcess(folder.Path, "--db", "monitor.db", "--url", $"http://127.0.0.1:{FreePort()}");
        await service.Says("curl ");
        Assert.Matches("Afghanistan +5 ", service.Output);
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_sentence_that_names_the_remedy()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var (code, _, errors) = await ServiceProcess.Run(folder.Path, "--url", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        Assert.Equal(1, code);
        Assert.Contains("is taken by another process", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("--url", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "open the service to the network")]
    [InlineData("nonsense", "is no address to serve at")]
    public async Task An_address_that_is_not_this_machines_alone_is_refused(string url, string sentence)
    {
        var (code, _, errors) = await ServiceProcess.Run(folder.Path, "--url", url);

        Assert.Equal(1, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public async Task A_role_is_refused_where_one_process_does_everything(string role)
    {
        var (code, _, errors) = await ServiceProcess.Run(folder.Path, "--role", role, "--url", $"http://127.0.0.1:{FreePort()}");

        Assert.Equal(1, code);
        Assert.Contains("has no roles", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_to_end_ends_it_well_in_its_first_minute_and_later()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using (var early = new ServiceProcess(folder.Path, "--url", url))
        {
            await early.Says("Database");
            Assert.Equal(0, await early.Stop());
            Assert.DoesNotContain("exception", early.Errors, StringComparison.OrdinalIgnoreCase);
        }

        using var late = new ServiceProcess(folder.Path, "--url", url);
        await late.Says("curl ");
        Assert.Matches("Afghanistan +5 ", late.Output);
        Assert.Equal(0, await late.Stop());
    }

    [Fact]
    public async Task A_setting_out_of_its_range_stops_the_start_with_a_sentence()
    {
        var (code, _, errors) = await ServiceProcess.Run(folder.Path, "--url", $"http://127.0.0.1:{FreePort()}", "--set", "Polling:AtATime=0");

        Assert.Equal(1, code);
        Assert.Contains("AtATime", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
