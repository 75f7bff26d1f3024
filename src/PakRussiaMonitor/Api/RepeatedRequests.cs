using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>
/// A POST that carries an Idempotency-Key is done once: repeated within 24 hours by the same caller it gets the answer of the first time.
/// What failed for reasons of the service (5xx, 429) and changed nothing is not kept, and a repetition tries again.
/// </summary>
internal sealed class RepeatedRequests(RequestDelegate next, AnsweredRequests answered)
{
    private const int LongestKey = 255;
    private static readonly string[] KeptHeaders = ["Content-Type", "Location", "ETag"];

    public async Task InvokeAsync(HttpContext context)
    {
        var sent = context.Request.Headers["Idempotency-Key"];
        if (sent.Count == 0 || !HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint() is null)
        {
            await next(context);
            return;
        }

        var key = sent.ToString();
        if (sent.Count > 1 || key.Length is 0 or > LongestKey || key.Any(sign => sign is < ' ' or > '~'))
        {
            await Problems.InvalidIdempotencyKey(LongestKey).ExecuteAsync(context);
            return;
        }

        var claim = new RequestClaim(context.Features.Get<Caller>()?.Key ?? "", key, await Hash(context.Request, context.RequestAborted));
        var (begunAt, earlier) = await answered.Begin(claim, context.RequestAborted);
        if (earlier is null)
            await Answer(context, claim, begunAt);
        else if (!earlier.Request.AsSpan().SequenceEqual(claim.Request))
            await Problems.IdempotencyKeyReused().ExecuteAsync(context);
        else if (earlier.Status is null)
            await UnderWay(context);
        else if (earlier.Status is 0)
            await Problems.AnswerLost().ExecuteAsync(context);
        else
            await Replay(context, earlier);
    }

    private static async Task<byte[]> Hash(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Path}\n{request.QueryString}\n"));
        hash.AppendData(await SHA256.HashDataAsync(request.Body, cancellation));
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private async Task Answer(HttpContext context, RequestClaim claim, long begunAt)
    {
        var body = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        var isKept = false;
        Audit.For(claim);
        try
        {
            await next(context);
            if (context.Response.StatusCode is < 500 and not StatusCodes.Status429TooManyRequests)
            {
                var headers = KeptHeaders.Where(context.Response.Headers.ContainsKey).ToDictionary(name => name, name => context.Response.Headers[name].ToString());
                // Done is done, whether or not the caller still waits.
                await answered.Complete(claim, begunAt, context.Response.StatusCode, JsonSerializer.Serialize(headers), kept.ToArray(), CancellationToken.None);
                isKept = true;
            }
        }
        finally
        {
            context.Response.Body = body;
            if (!isKept)
                await answered.Forget(claim, begunAt, CancellationToken.None);
        }

        if (kept.Length > 0)
            await body.WriteAsync(kept.GetBuffer().AsMemory(0, (int)kept.Length), context.RequestAborted);
    }

    private static Task UnderWay(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return Problems.RequestUnderWay().ExecuteAsync(context);
    }

    private static async Task Replay(HttpContext context, EarlierRequest earlier)
    {
        context.Response.StatusCode = (int)earlier.Status!.Value;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(earlier.Headers!)!)
            context.Response.Headers[name] = value;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        if (earlier.Body is { Length: > 0 } body)
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
