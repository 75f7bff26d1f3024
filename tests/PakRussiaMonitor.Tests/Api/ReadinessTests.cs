using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>What /health/ready says, and when, whatever hosts the actors.</summary>
public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly Place place = new();
    private readonly SlowEnd slow = new();
    private WebApplication app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app = MonitorApplication.Build(
            DatabaseAddress.Open(folder.File("monitor.db"), TimeProvider.System), ["--Polling:Enabled=false"],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.Replace(ServiceDescriptor.Singleton<IMembership>(place));
                builder.Services.AddSingleton<IHostedService>(slow);
            });
        await app.StartAsync();
        client = new() { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        slow.Ends.TrySetResult();
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task It_is_ready_once_it_has_joined_and_says_why_it_is_not()
    {
        Assert.Equal((HttpStatusCode.OK, "ready", null), await Ready());
        place.Obstacle = "The silo is still joining.";
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not joined", "The silo is still joining."), await Ready());
        place.Obstacle = null;
        Assert.Equal((HttpStatusCode.OK, "ready", null), await Ready());
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_makes_it_not_ready_and_leaves_it_alive()
    {
        await app.Services.GetRequiredService<IDatabase>().DisposeAsync();
        var (code, status, reason) = await Ready();

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "database not writable"), (code, status));
        Assert.Contains("closed", reason, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task While_it_drains_it_answers_and_says_so()
    {
        app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var stop = app.StopAsync();
        await slow.Begun.Task;
        var (code, status, _) = await Ready();
        slow.Ends.SetResult();
        await stop;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "draining"), (code, status));
    }

    private async Task<(HttpStatusCode Code, string? Status, string? Reason)> Ready()
    {
        using var response = await client.GetAsync("/health/ready");
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, body.GetProperty("status").GetString(), body.TryGetProperty("reason", out var reason) ? reason.GetString() : null);
    }

    private sealed class Place : IMembership
    {
        public string? Obstacle { get; set; }
    }

    /// <summary>Something under way that takes its time to end.</summary>
    private sealed class SlowEnd : IHostedLifecycleService
    {
        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Ends { get; } = new();

        public Task StoppingAsync(CancellationToken cancellationToken)
        {
            Begun.TrySetResult();
            return Ends.Task;
        }

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
