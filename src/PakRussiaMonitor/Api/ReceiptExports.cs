using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>
/// A whole receipt as one file, at one sequence number: it is read page by page and sent as it is read, so that its length costs no memory.
/// </summary>
internal static class ReceiptExports
{
    private const int ArticlesPerRead = 500;
    private const string Problem = "Problems: invalid-parameter, unknown-parameter, unknown-topic, topic-being-built, topic-retired.";

    private static readonly string[] Columns = ["id", "title", "url", "outlet", "author", "published", "seen", "language", "kind", "piece"];

    public static void MapReceiptExports(this RouteGroupBuilder topics)
    {
        topics.MapGet("/{id}/articles.csv", Csv).WithMetadata(new RequestTimeoutAttribute(RequestLimits.Long)).WithSummary("Every article behind a count as a table (RFC 4180, UTF-8 with a byte order mark).")
            .WithDescription($"As many lines as the count says, after one of headings. The header Link (rel=canonical) names the address that gives the same list for ever. {Problem}")
            .Produces<string>(200, CsvTable.ContentType).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);
        topics.MapGet("/{id}/articles.jsonl", Lines).WithMetadata(new RequestTimeoutAttribute(RequestLimits.Long)).WithSummary("Every article behind a count, a line of JSON each.")
            .WithDescription($"Lines are as the articles of GET /api/v1/topics/{{id}}/articles. The header Link (rel=canonical) names the address that gives the same list for ever. {Problem}")
            .Produces<ArticleRow>(200, "application/jsonl").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);
    }

    private static Task<IResult> Csv(
        string id, [AsParameters] CountsParameters parameters, TopicTable table, LedgerReader ledger, Panels panels, HttpContext http, CancellationToken cancellation) =>
        Send(id, parameters, table, ledger, panels, http, new Format("csv", CsvTable.ContentType, Headings, (text, row) => CsvTable.Append(
            text, [row.Id, row.Title, row.Url, row.Outlet, row.Author, row.Published, row.Seen, row.Language, row.Kind, row.Piece])), cancellation);

    private static Task<IResult> Lines(
        string id, [AsParameters] CountsParameters parameters, TopicTable table, LedgerReader ledger, Panels panels, HttpContext http, IOptions<JsonOptions> json,
        CancellationToken cancellation) =>
        Send(id, parameters, table, ledger, panels, http, new Format("jsonl", "application/jsonl; charset=utf-8", _ => { }, (text, row) =>
            text.Append(JsonSerializer.Serialize(row, json.Value.SerializerOptions)).Append('\n')), cancellation);

    private static void Headings(StringBuilder text)
    {
        text.Append(CsvTable.Mark);
        CsvTable.Append(text, Columns);
    }

    private static async Task<IResult> Send(
        string id, CountsParameters parameters, TopicTable table, LedgerReader ledger, Panels panels, HttpContext http, Format format, CancellationToken cancellation)
    {
        var (query, _, problem) = await PanelParameter.Read(parameters, panels, cancellation);
        if (query is null)
            return problem!;
        var head = await ledger.Head(cancellation);
        var asOf = query.AsOf ?? head;
        if (asOf > head)
            return Problems.InvalidParameter("asOf", parameters.AsOf, "The ledger has not come that far.");
        var (topic, unknown) = await TopicEndpoints.Find(id, asOf, table, cancellation);
        if (topic is null)
            return unknown!;

        var receipt = ReceiptEndpoint.ToReceipt(query, topic, asOf, null, ArticlesPerRead);
        // The first page is read before anything is sent: what fails by then is still a problem of its own.
        var lines = await ledger.Receipt(receipt, cancellation);
        var response = http.Response;
        response.ContentType = format.ContentType;
        response.Headers.ContentDisposition = CsvTable.Attachment($"{topic.Topic}-articles-{asOf}.{format.Ending}");
        var others = QueryString.Create(http.Request.Query.Where(pair => !pair.Key.Equals("asOf", StringComparison.OrdinalIgnoreCase) && !pair.Key.Equals("panel", StringComparison.OrdinalIgnoreCase)));
        var fixedParameters = new Dictionary<string, string?> { ["panel"] = query.Panel, ["asOf"] = asOf.ToString(null, null) };
        response.Headers.Link = $"<{QueryHelpers.AddQueryString(http.Request.PathBase + http.Request.Path + others, fixedParameters.Where(pair => pair.Value is not null))}>; rel=\"canonical\"";
        var text = new StringBuilder();
        format.Begin(text);
        while (true)
        {
            foreach (var line in lines)
                format.Append(text, ArticleRow.From(line));
            await response.WriteAsync(text.ToString(), Encoding.UTF8, cancellation);
            text.Clear();
            if (lines.Count < ArticlesPerRead)
                return Results.Empty;
            lines = await ledger.Receipt(receipt with { After = (lines[^1].Minute, lines[^1].Article) }, cancellation);
        }
    }

    private sealed record Format(string Ending, string ContentType, Action<StringBuilder> Begin, Action<StringBuilder, ArticleRow> Append);
}
