using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>The real service on a free loopback port with a database of its own, and a client to ask it.</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly WebApplication app;
    private bool isDisposed;

    private TestService(WebApplication app)
    {
        this.app = app;
        Client = new() { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(1) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="database">What <c>--db</c> names.</param>
    /// <param name="settings">Settings as <c>Section:Name=value</c>. Loopback feeds are allowed, and nothing is polled unless a test says so.</param>
    public static Task<TestService> Start(string database, TimeProvider? time = null, bool topics = true, params string[] settings) =>
        Start(database, time, null, topics, settings);

    /// <param name="network">Where names lead and connections go; null for this machine's own.</param>
    internal static async Task<TestService> Start(string database, TimeProvider? time, INetwork? network, bool topics, string[] settings)
    {
        var app = MonitorApplication.Build(
            DatabaseAddress.Open(database, time ?? TimeProvider.System),
            ["--Fetching:AllowPrivateAddresses=true", "--Polling:Enabled=false", .. settings.Select(setting => "--" + setting)],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                if (time is not null)
                    builder.Services.Replace(ServiceDescriptor.Singleton(time));
                if (network is not null)
                    builder.Services.Replace(ServiceDescriptor.Singleton(network));
            });
        if (topics)
            await FirstMinute.InstallTopics(app.Services, default);
        await app.StartAsync();
        return new(app);
    }

    public async Task<JsonElement> Get(string path)
    {
        using var response = await Client.GetAsync(path);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<(int Status, JsonElement Body)> Post(string path, object? body = null)
    {
        using var response = await Client.PostAsJsonAsync(path, body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
