using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PakRussiaMonitor.Sources;

/// <summary>What an operator set for one source; stored as JSON in its row.</summary>
public sealed record SourceSettings
{
    public static readonly SourceSettings None = new();

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Sent with every fetch of the source, besides the service's own headers, to its own server alone.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the environment variable that holds <c>user:password</c> for basic authentication; never the secret itself.</summary>
    public string? BasicAuthVariable { get; init; }

    /// <summary>Minutes between two fetches, from 10 to 1440; null where the interval follows what the feed brings and asks for.</summary>
    public int? IntervalMinutes { get; init; }

    /// <summary>Fetch the page behind each item's link and take its text as the article's.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>For a source that is an HTML page: the CSS selector of the links to its articles.</summary>
    public string? ArticleLinks { get; init; }

    /// <summary>Whether there is anything that only the source's own server may read.</summary>
    [JsonIgnore]
    public bool HasPrivate => Headers.Count > 0 || BasicAuthVariable is not null;

    public static SourceSettings Of(string json) => JsonSerializer.Deserialize<SourceSettings>(json, JsonSerializerOptions.Web) ?? None;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>These settings with some of them changed (RFC 7396: what is left out stays, null takes away).</summary>
    /// <param name="problem">A sentence; null when the settings are good.</param>
    public SourceSettings Merge(JsonElement patch, out string? problem)
    {
        try
        {
            var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(this, JsonSerializerOptions.Web), JsonObject.Create(patch)!);
            var settings = merged.Deserialize<SourceSettings>(Strict) ?? None;
            problem = settings.FindProblem();
            return settings;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            problem = $"The settings are not understood{(failure is JsonException { Path: { Length: > 2 } path } ? $" at '{path[2..]}'" : "")}. "
                + "There are headers, basicAuthVariable, intervalMinutes, followLinks and articleLinks; each name once, null takes one away.";
            return this;
        }
    }

    private string? FindProblem()
    {
        if (SourceHeaders.FindProblem(Headers) is { } bad)
            return bad;
        if (BasicAuthVariable is { } variable && !SourceLogin.IsVariable(variable))
            return $"basicAuthVariable is the name of an environment variable that holds user:password. It begins with {SourceLogin.Prefix}, as in {SourceLogin.Prefix}PAPER, and goes on with capitals, digits and _.";
        if (BasicAuthVariable is not null && Headers.Keys.Contains("Authorization", StringComparer.OrdinalIgnoreCase))
            return "There cannot be both basicAuthVariable and a header Authorization. Take one of them away.";
        if (ArticleLinks is { } selector && SourceRegistry.Refusal(selector) is { } refusal)
            return refusal;
        return IntervalMinutes is { } minutes && (minutes < FetchSchedule.Shortest.TotalMinutes || minutes > FetchSchedule.Longest.TotalMinutes)
            ? "intervalMinutes is a whole number from 10 to 1440, or null to let the interval follow the feed."
            : null;
    }
}
