using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>Who changed what, and when.</summary>
internal static class AuditEndpoint
{
    private const int DefaultLimit = 50, MostLimit = 500;

    public static void MapAudit(this WebApplication app) => app.ApiGroup("/api/v1", "Audit").MapGet("/audit", List)
        .WithSummary("Who changed what: sources, topics, articles, rules, overrides and keys; the newest first.").ProducesProblem(400);

    private static async Task<Results<Ok<AuditView>, ProblemHttpResult>> List(
        [Description("Only what was done to this: the id of a source, topic, article or key, or a domain.")] string? subject,
        string? cursor, int? limit, AuditReader audit, HttpContext http, CancellationToken cancellation)
    {
        if (limit is < 1 or > MostLimit)
            return Problems.InvalidParameter("limit", limit.Value.ToString(CultureInfo.InvariantCulture), $"Write a number from 1 to {MostLimit}.");
        if (subject?.Contains('\0') == true)
            return Problems.InvalidParameter("subject", null, "Write the id of a source, topic, article or key, or a domain.");
        var question = PageCursor.Fingerprint("audit", subject);
        var place = string.IsNullOrEmpty(cursor) ? null : PageCursor.Read(cursor, 1);
        if (!string.IsNullOrEmpty(cursor) && place is null)
            return Problems.InvalidCursor(cursor);
        if (place is not null && place.Asked != question)
            return Problems.ForeignCursor();
        var most = limit ?? DefaultLimit;
        var rows = await audit.Newest(subject, place?.Numbers[0], most + 1, cancellation);
        var next = rows.Count > most ? new PageCursor([rows[most - 1].Id], question).ToString() : null;
        NextPage.Link(http, next);
        return TypedResults.Ok(new AuditView([.. rows.Take(most).Select(AuditedChangeView.From)], next));
    }
}

internal sealed record AuditView(IReadOnlyList<AuditedChangeView> Changes, string? Next);

/// <param name="Actor">A key as <c>name (id)</c>; <c>this machine</c> before the first key is made; <c>command line</c>; or <c>service</c>, of its own accord.</param>
/// <param name="Subject">The id of what was changed.</param>
/// <param name="Detail">What it is since then, as far as that is no text of an article and no secret.</param>
internal sealed record AuditedChangeView(DateTimeOffset At, string Actor, string Action, string Subject, string Detail)
{
    public static AuditedChangeView From(AuditedChange change) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds(change.At), change.Actor, change.Action, change.Subject, change.Detail);
}
