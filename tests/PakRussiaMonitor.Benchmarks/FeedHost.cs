using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>Serves a folder of feeds over HTTP on a free loopback port.</summary>
internal sealed class FeedHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FeedHost(WebApplication app) => this.app = app;

    public int Port => Root.Port;

    public Uri Root => new(app.Urls.Single());

    public static async Task<FeedHost> Start(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/{name}", (string name) => TypedResults.PhysicalFile(Path.Combine(folder, Path.GetFileName(name)), "application/rss+xml; charset=utf-8"));
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
