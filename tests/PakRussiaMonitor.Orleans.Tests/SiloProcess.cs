using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Orleans.Tests;

/// <summary>The built program as a process of its own on free ports, and a client to ask it.</summary>
internal sealed class SiloProcess : IDisposable
{
    private readonly ServiceProcess process;
    private readonly TemporaryFolder folder;

    /// <param name="database">What <c>--db</c> names.</param>
    /// <param name="settings">As <c>Section:Name=value</c>.</param>
    public SiloProcess(string database, string role, params string[] settings)
    {
        folder = new();
        Client = new() { BaseAddress = new Uri($"http://127.0.0.1:{OneSilo.FreePort()}"), Timeout = TimeSpan.FromMinutes(1) };
        string[] all = [$"Orleans:SiloPort={OneSilo.FreePort()}", $"Orleans:GatewayPort={OneSilo.FreePort()}", "Orleans:AdvertisedAddress=127.0.0.1", "Fetching:AllowPrivateAddresses=true", .. settings];
        process = new(
            "PakRussiaMonitor.Orleans.dll", folder.Path,
            ["serve", "--role", role, "--db", database, "--url", Client.BaseAddress.GetLeftPart(UriPartial.Authority), .. all.SelectMany(setting => (string[])["--set", setting])]);
    }

    public HttpClient Client { get; }

    public string Output => process.Output;

    public string Errors => process.Errors;

    /// <summary>Waits until it says that it is ready; fails with all that it said when it never does.</summary>
    public async Task Ready()
    {
        for (var i = 0; i < 600 && !process.HasExited; i++)
        {
            if (await Status("/health/ready") == HttpStatusCode.OK)
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"It never became ready.\nOutput:\n{Output}\nErrors:\n{Errors}");
    }

    /// <summary>Null while nothing listens.</summary>
    public async Task<HttpStatusCode?> Status(string path)
    {
        try
        {
            using var response = await Client.GetAsync(path);
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task<JsonElement> Get(string path) => await Client.GetFromJsonAsync<JsonElement>(path);

    public async Task<long> Total(string topic) => (await Get($"/api/v1/topics/{topic}/counts")).GetProperty("total").GetInt64();

    public async Task<(int Status, JsonElement Body)> Post(string path, object? body = null)
    {
        using var response = await Client.PostAsJsonAsync(path, body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task Says(string text) => process.Says(text);

    public Task Kill() => process.Kill();

    public Task<int> Stop() => process.Stop();

    public Task<int> Exit() => process.Exit();

    public void Dispose()
    {
        process.Dispose();
        Client.Dispose();
        folder.Dispose();
    }
}
