using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>
/// ETags of counts. A count follows from what was asked, the topic's own last sequence number and what was observed, so that a reader who has
/// it already is told so before anything is counted. Weak tags: the answer is the same but for the moment that it tells, the ledger's head and
/// less than a percent of coverage.
/// </summary>
internal sealed class CountsTags(LedgerFollower follower)
{
    /// <summary>Puts the tag on the answer. True: the reader has that answer.</summary>
    public async Task<bool> IsKnown(HttpContext http, IReadOnlyList<string> topics, CountsQuestion question, CancellationToken cancellation)
    {
        if (question.IsShare && question.Of is null)
            return false; // all that is stored has no last number
        string[] asked = question.Of is { } whole ? [.. topics, whole] : [.. topics];
        if (asked.Any(topic => topic.Contains('\0')))
            return false; // no database has such a text
        var parts = new List<string> { http.Request.Path, http.Request.QueryString.Value ?? "", question.Query.Panel ?? "", Observed(question.Coverage) };
        // Read before the answer, so that a tag is never newer than what it stands for. What was asked for with asOf has no news.
        foreach (var topic in question.Query.AsOf is null ? asked : [])
            parts.Add($"{topic} {await follower.LastOf(topic, cancellation)}");

        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(parts));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
        http.Response.GetTypedHeaders().ETag = tag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
    }

    private static string Observed(CoverageReport? coverage) => coverage is null ? "" : JsonSerializer.Serialize(coverage with
    {
        At = default,
        Share = Percent(coverage.Share),
        Buckets = [.. coverage.Buckets.Select(bucket => bucket with { Coverage = Percent(bucket.Coverage) })],
    });

    private static double? Percent(double? share) => share is { } known ? Math.Floor(known * 100) : null;
}
