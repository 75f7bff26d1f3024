using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

/// <summary>Keys as an operator makes and ends them, beside the service that asks for them.</summary>
public sealed class KeyCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_while_the_service_runs()
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        using var service = new ServiceProcess(folder.Path, "--url", url);
        await service.Says("No key is needed");
        var (_, made, said) = await Run("key", "create", "analyst", "--scope", "read", "--expires", "30");
        var secret = made.TrimEnd();

        Assert.True(KeySecret.IsWellFormed(secret), made + said);
        Assert.Equal(HttpStatusCode.Unauthorized, await Eventually(url, null, HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.OK, await Eventually(url, secret, HttpStatusCode.OK));
        var (_, list, _) = await Run("key", "list");
        Assert.Contains("analyst", list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret[8..], list, StringComparison.Ordinal);
        var id = said.Split(' ')[1];
        Assert.Equal(0, (await Run("key", "revoke", id)).ExitCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Eventually(url, secret, HttpStatusCode.Unauthorized));
        Assert.Equal((1, "There is no key 'x'. key list names them all."), await Run("key", "revoke", "x") is var (code, _, errors) ? (code, errors.TrimEnd()) : default);
    }

    [Fact]
    public async Task Beyond_loopback_the_service_starts_with_a_key_and_with_none_it_does_not()
    {
        var url = $"http://0.0.0.0:{FreePort()}";
        var local = url.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        var secret = new string('k', 40);
        folder.Write("secret", secret + "\n");
        folder.Write("short", "hunter2");

        Assert.Contains("open the service to the network", (await Run("serve", "--url", url)).Errors, StringComparison.Ordinal);
        Assert.Contains("too short", (await Run("serve", "--url", url, "--set", "Keys:BootstrapFile=short")).Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await Run("serve", "--url", url, "--set", "Keys:BootstrapFile=nowhere")).Errors, StringComparison.Ordinal);
        using (var service = new ServiceProcess(folder.Path, "serve", "--url", url, "--set", "Keys:BootstrapFile=secret", "--set", "Keys:Required=false"))
        {
            await service.Says("A key is needed");
            Assert.Equal(HttpStatusCode.OK, await Eventually(local, secret, HttpStatusCode.OK));
            Assert.Equal(HttpStatusCode.Unauthorized, await Eventually(local, null, HttpStatusCode.Unauthorized));
        }

        // The key of the first start is there; a second start needs no file.
        using var again = new ServiceProcess(folder.Path, "serve", "--url", url);
        await again.Says("A key is needed");
    }

    [Theory]
    [InlineData("key", "create", "a", "--scope", "admin")]
    [InlineData("key", "create", "a")]
    [InlineData("key", "create", "a", "--scope", "read", "--expires", "0")]
    public async Task Wrong_usage_says_so(params string[] arguments) => Assert.Equal(2, (await Run(arguments)).ExitCode);

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => ServiceProcess.Run(folder.Path, arguments);

    private static async Task<HttpStatusCode> Eventually(string url, string? key, HttpStatusCode wanted)
    {
        using var client = new HttpClient();
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        for (var i = 0; ; i++)
        {
            using var response = await client.GetAsync($"{url}/api/v1/topics");
            if (response.StatusCode == wanted || i == 100)
                return response.StatusCode;
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
