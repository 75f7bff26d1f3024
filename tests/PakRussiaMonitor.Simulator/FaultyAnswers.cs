using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PakRussiaMonitor.Simulator;

/// <summary>Sends feeds as the net does: mostly whole, some late, some broken, some not at all. Deterministic per source and ask.</summary>
/// <param name="faults">Whether anything may go wrong at first; else 200 and 304 alone.</param>
internal sealed class FaultyAnswers(int seed, bool faults = true)
{
    private const int Fine = 99;

    private readonly ConcurrentDictionary<string, int> sent = new();

    /// <summary>Whether anything may go wrong from now on.</summary>
    public bool AreFaulty { get; set; } = faults;

    /// <summary>How many answers of each sort were sent.</summary>
    public IReadOnlyDictionary<string, int> Sent => sent;

    public async Task Send(HttpContext context, Asked asked, Func<byte[]> document)
    {
        var dice = AreFaulty ? Dice.For(seed, "answer", asked.Source, asked.Ask).Next(100) : Fine;
        var response = context.Response;
        switch (dice)
        {
            case < 5:
                Count("500");
                response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case < 7:
                Count("503 with Retry-After");
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter = "1";
                return;
            case < 11:
                Count("reset before the answer");
                context.Abort();
                return;
        }

        response.Headers.ETag = asked.Tag;
        if (asked.HasIt && (dice == Fine || dice % 4 != 0))
        {
            Count("304");
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = FeedDocument.ContentType(asked.Source);
        await SendBody(context, document(), dice);
    }

    private async Task SendBody(HttpContext context, byte[] body, int dice)
    {
        var (half, cancellation) = (body.Length / 2, context.RequestAborted);
        switch (dice)
        {
            case < 15:
                Count("reset in the body");
                context.Response.ContentLength = body.Length;
                await context.Response.Body.WriteAsync(body.AsMemory(0, half), cancellation);
                await context.Response.Body.FlushAsync(cancellation);
                context.Abort();
                return;
            case < 19:
                Count("200 truncated"); // the origin broke off and the length is that of what there was
                context.Response.ContentLength = half;
                await context.Response.Body.WriteAsync(body.AsMemory(0, half), cancellation);
                return;
            case < 23:
                Count("200 slow");
                await context.Response.Body.WriteAsync(body.AsMemory(0, half), cancellation);
                await context.Response.Body.FlushAsync(cancellation);
                await Task.Delay(TimeSpan.FromMilliseconds(100 + (dice * 20)), cancellation);
                await context.Response.Body.WriteAsync(body.AsMemory(half), cancellation);
                return;
            default:
                Count("200");
                await context.Response.Body.WriteAsync(body, cancellation);
                return;
        }
    }

    private void Count(string sort) => sent.AddOrUpdate(sort, 1, (_, before) => before + 1);
}

/// <param name="Ask">How often this source was asked, this time included.</param>
/// <param name="HasIt">Whether the service sent the tag of this very version.</param>
internal sealed record Asked(int Source, int Ask, int Version, string Tag, bool HasIt);
