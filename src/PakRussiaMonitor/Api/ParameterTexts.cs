using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PakRussiaMonitor.Api;

/// <summary>What parameters mean that many endpoints share, for the OpenAPI document.</summary>
internal static class ParameterTexts
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = "The id, as lists give it.",
        ["from"] = "The first moment, as 2026-11-20 or 2026-11-20T15:00:00Z; undated articles are then left out.",
        ["to"] = "The moment before which it ends.",
        ["bucket"] = "hour, day, week (from Monday) or month; without it there are totals alone.",
        ["tz"] = "The IANA time zone in whose calendar buckets begin; UTC if not given.",
        ["unit"] = "articles; pieces (a text that several outlets carry once); outlets or authors (different ones); for counts also share (articles, with the whole that they are a part of).",
        ["by"] = "Groups: outlet, language, author or kind.",
        ["kind"] = "Only this kind: opinion, news or other.",
        ["clock"] = "published (what an article claims; the default) or seen (when it came to this service).",
        ["asOf"] = "A ledger sequence number of an earlier answer, to be answered as then.",
        ["panel"] = "constant: only sources observed through the whole window; or the id of a panel as an earlier answer gave it.",
        ["cursor"] = "'next' of the page before.",
        ["limit"] = "The most that one page has.",
        ["since"] = "The asOf of the earlier answer.",
    };

    public static Task Add(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter.Description is null && parameter.Name is { } name && Texts.TryGetValue(name, out var text))
                parameter.Description = text;
        }
        return Task.CompletedTask;
    }
}
