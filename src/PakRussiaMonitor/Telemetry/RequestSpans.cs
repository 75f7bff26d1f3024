using System.Diagnostics;
using System.Globalization;

namespace PakRussiaMonitor.Telemetry;

/// <summary>Names the server's span of a request by its route, and gives it the attributes of the conventions. The query stays out: it may hold a key.</summary>
internal sealed class RequestSpans(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var span = Activity.Current;
        try
        {
            await next(context);
        }
        finally
        {
            if (span is { IsAllDataRequested: true })
                Describe(span, context);
        }
    }

    private static void Describe(Activity span, HttpContext context)
    {
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var status = context.Response.StatusCode;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", status)
            .SetTag("url.scheme", context.Request.Scheme).SetTag("url.path", context.Request.Path.Value);
        if (status >= 500)
            span.Fail(status.ToString(CultureInfo.InvariantCulture));
    }
}
