using System.Diagnostics;
using System.Net;
using System.Security.Authentication;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>One request and its answer, translated into an outcome.</summary>
internal sealed class HttpExchange(FetchOptions options, TimeProvider time, Random random)
{
    private readonly BodyReader reader = new(options, time);

    public async Task<Hop> Send(FetchProgress progress, CancellationToken cancellation)
    {
        var url = progress.Url;
        progress.InBody = false;
        using var span = Begin(progress);
        try
        {
            using var request = Conditional(url, progress.Request);
            using var response = await progress.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            var hop = await Read(response, url, progress, cancellation);
            End(span, hop.Result, failed: hop.Location is null && hop.Result.Outcome is not (FetchOutcome.Fetched or FetchOutcome.NotModified));
            return hop;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && Explain(e) is { } failure)
        {
            var result = new FetchResult(failure.Outcome, url) { Detail = failure.Message, Refusal = failure.Refusal };
            End(span, result, failed: true);
            return new Hop(result, failure.Transient);
        }
    }

    /// <summary>One request, its body included. The conventions would name the whole URL; its path and query may hold somebody's key.</summary>
    private static Activity? Begin(FetchProgress progress)
    {
        var span = Spans.Start("GET", ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("http.request.method", "GET").SetTag("url.scheme", progress.Url.Scheme)
                .SetTag("server.address", progress.Url.IdnHost).SetTag("server.port", progress.Url.Port);
            if (progress.Attempts > 1)
                span.SetTag("http.request.resend_count", progress.Attempts - 1);
        }

        return span;
    }

    private static void End(Activity? span, FetchResult result, bool failed)
    {
        if (result.Status is { } status)
            span?.SetTag("http.response.status_code", status);
        if (failed)
            span?.Fail(result.Status is >= 400 and var code ? code.ToString(System.Globalization.CultureInfo.InvariantCulture) : Label<FetchOutcome>.Of(result.Outcome));
    }

    private static HttpRequestMessage Conditional(Uri url, FetchRequest fetch)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (fetch.ETag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", fetch.ETag);
        if (fetch.LastModified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", fetch.LastModified);
        fetch.Private?.AddTo(request, fetch.Url, url);
        return request;
    }

    private async Task<Hop> Read(HttpResponseMessage response, Uri url, FetchProgress progress, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var (date, now) = (response.Headers.Date, time.GetUtcNow());
        var retryAt = RetryAfter.Read(status, Header(response, "Retry-After"), date, now, random.NextDouble());
        var asked = progress.Request.ETag is not null || progress.Request.LastModified is not null;
        var result = new FetchResult(Judge(status, asked, retryAt is not null), url)
        {
            Status = status,
            ContentType = Header(response, "Content-Type"),
            ETag = Header(response, "ETag"),
            LastModified = Header(response, "Last-Modified"),
            RetryAt = retryAt,
            FreshFor = Freshness.Read(CacheControl(response), Header(response, "Expires"), Header(response, "Age"), date, now),
            Detail = $"{status} {response.ReasonPhrase}".TrimEnd(),
        };
        if (status is 301 or 302 or 303 or 307 or 308)
            return new Hop(result, Location: Header(response, "Location") ?? "");
        if (result.Outcome != FetchOutcome.Fetched)
            return new Hop(result, Transient: retryAt is null && status is 408 or 429 or >= 500);

        progress.InBody = true;
        try
        {
            return new Hop(result with { Body = await reader.Read(response.Content, progress, cancellation) });
        }
        catch (FetchFailedException e)
        {
            return new Hop(result with { Outcome = e.Outcome, Detail = e.Message });
        }
    }

    private static FetchOutcome Judge(int status, bool conditional, bool pause) => status switch
    {
        >= 200 and < 300 => FetchOutcome.Fetched,
        304 when conditional => FetchOutcome.NotModified,
        301 or 302 or 303 or 307 or 308 => FetchOutcome.RedirectLoop,
        401 or 403 => FetchOutcome.AccessDenied,
        404 => FetchOutcome.NotFound,
        410 => FetchOutcome.Gone,
        429 => FetchOutcome.Throttled,
        503 when pause => FetchOutcome.Throttled,
        _ => FetchOutcome.ServerError,
    };

    /// <summary>The raw value, wherever .NET files the header; an ETag or a date that breaks the grammar goes back as it came.</summary>
    private static string? Header(HttpResponseMessage response, string name)
    {
        var found = response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values);
        return found && values.First() is { Length: > 0 } value ? value : null;
    }

    private static string? CacheControl(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Cache-Control", out var lines) ? string.Join(',', lines) : null;

    /// <summary>What a network exception means; null for one that is a bug.</summary>
    private static FetchFailedException? Explain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is FetchFailedException known) return known;
            if (e is AuthenticationException) return new FetchFailedException(FetchOutcome.InsecureConnection, e.Message);
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } e => new(FetchOutcome.TooLarge, e.Message),
            HttpRequestException e => new(FetchOutcome.Unreachable, $"{e.HttpRequestError}: {e.GetBaseException().Message}", transient: true),
            IOException e => new(FetchOutcome.Unreachable, e.GetBaseException().Message, transient: true),
            OperationCanceledException => new(FetchOutcome.TimedOut, "no connection in time", transient: true),
            _ => null,
        };
    }
}
