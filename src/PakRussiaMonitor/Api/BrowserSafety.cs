using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger.Keys;

namespace PakRussiaMonitor.Api;

/// <summary>
/// What keeps a browser from being turned against the service: a strict content policy for the page, and no changes on
/// behalf of another site's page.
/// </summary>
internal sealed class BrowserSafety(RequestDelegate next, IOptions<KeyOptions> keys)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (!IsKnown(context.Request.Host))
        {
            await Problems.UnknownHost().ExecuteAsync(context);
            return;
        }

        if (IsForeign(context.Request))
        {
            await Problems.ForeignSite().ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    /// <summary>
    /// Answering to local names only keeps foreign pages from reaching the service through a host name that leads here since a moment ago. Where
    /// keys are needed they have none.
    /// </summary>
    private bool IsKnown(HostString host) => keys.Value.Required || !host.HasValue || LocalNames.Contains(host.Host, StringComparer.OrdinalIgnoreCase);

    private static bool IsForeign(HttpRequest request)
    {
        // No browser sends a key of its own accord, nor for another site's page: what carries one is meant.
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers.Authorization.Count > 0)
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}";
    }
}
