using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>A web site on loopback: what stands under each path, and what was asked of it.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private FeedServer server = null!;

    /// <summary>By path and query; what is not here is 404.</summary>
    public ConcurrentDictionary<string, Func<HttpContext, Task>> Pages { get; } = [];

    public FeedServer Server => server;

    public string Root => $"http://{server.Endpoint}";

    public int Port => server.Endpoint.Port;

    public IEnumerable<string> Asked => server.Requests.Select(request => request.Path);

    public IEnumerable<FeedServer.Asked> Requests => server.Requests;

    public static async Task<LoopbackSite> Start()
    {
        var site = new LoopbackSite();
        site.server = await FeedServer.Start(context =>
        {
            if (site.Pages.TryGetValue(context.Request.Path + context.Request.QueryString.Value, out var answer))
                return answer(context);
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        return site;
    }

    public void Put(string path, string body, string contentType = "text/html") => Put(path, Encoding.UTF8.GetBytes(body), contentType);

    public void Put(string path, byte[] body, string contentType) => Pages[path] = context =>
    {
        context.Response.ContentType = contentType;
        return context.Response.Body.WriteAsync(body).AsTask();
    };

    public void Redirect(string path, string location) => Pages[path] = context =>
    {
        context.Response.Redirect(location);
        return Task.CompletedTask;
    };

    public void Fail(string path, int status) => Pages[path] = context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
