using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Strong ETags on what is read, and 304 where the reader has it already. The tag is a hash of the answer itself, so that what is
/// true now alone (health, the last 24 hours) is never frozen. Behind the version that If-Match asks for, where there is one:
/// <c>"r5.0a1b…"</c>. An answer that comes with a weak tag keeps it (see <see cref="CountsTags"/>).
/// </summary>
internal static class EntityTags
{
    private const string ContentType = "application/json; charset=utf-8";

    public static RouteGroupBuilder WithEntityTags(this RouteGroupBuilder group) => group.AddEndpointFilter(async (invocation, next) =>
    {
        var http = invocation.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method))
            return await next(invocation);
        http.Response.Headers.CacheControl = "private, no-cache"; // to be kept, and asked for again each time
        var answer = await next(invocation);
        var result = answer is INestedHttpResult nested ? nested.Result : answer as IResult;
        if (result is ProblemHttpResult)
            http.Response.Headers.Remove(HeaderNames.ETag);
        return result is IValueHttpResult { Value: { } view } and IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }
            ? Tagged(http, view)
            : answer;
    });

    private static IResult Tagged(HttpContext http, object view)
    {
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(view, view.GetType(), json);
        var headers = http.Response.GetTypedHeaders();
        var version = http.Response.Headers.ETag.ToString().Trim('"');
        var tag = headers.ETag is { IsWeak: true } weak
            ? weak
            : headers.ETag = new($"\"{(version.Length > 0 ? version + "." : "")}{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        return known.Any(other => other.Tag == "*" || other.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(bytes, ContentType);
    }
}
