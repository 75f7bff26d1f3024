using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Strong ETags on what is read, and 304 where the reader has it already. The tag is a hash of the answer itself, so that what is
/// true now alone (coverage, health, the last 24 hours) is never frozen. Behind the version that If-Match asks for, where there is one:
/// <c>"r5.0a1b…"</c>.
/// </summary>
internal static class EntityTags
{
    private const string ContentType = "application/json; charset=utf-8";

    public static RouteGroupBuilder WithEntityTags(this RouteGroupBuilder group) => group.AddEndpointFilter(async (invocation, next) =>
    {
        var http = invocation.HttpContext;
        var answer = await next(invocation);
        var result = answer is INestedHttpResult nested ? nested.Result : answer as IResult;
        return HttpMethods.IsGet(http.Request.Method) && result is IValueHttpResult { Value: { } view } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }
            ? Tagged(http, view)
            : answer;
    });

    private static IResult Tagged(HttpContext http, object view)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(view, view.GetType(), json);
        var same = view is IMomentary momentary ? JsonSerializer.SerializeToUtf8Bytes(momentary.WithoutMoment, view.GetType(), json) : bytes;
        var hash = Convert.ToHexStringLower(SHA256.HashData(same).AsSpan(0, 12));
        var version = http.Response.Headers.ETag.ToString().Trim('"');
        var tag = new EntityTagHeaderValue($"\"{(version.Length > 0 ? version + "." : "")}{hash}\"", isWeak: view is IMomentary);
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache"; // to be kept, and asked for again each time
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(other => other.Tag == "*" || other.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(bytes, ContentType);
    }
}

/// <summary>An answer that tells the moment at which it was true. But for that two may be the same, so that its tag is a weak one.</summary>
internal interface IMomentary
{
    object WithoutMoment { get; }
}
