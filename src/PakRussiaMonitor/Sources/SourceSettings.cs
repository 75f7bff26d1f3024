using System.Text.Json;

namespace PakRussiaMonitor.Sources;

/// <summary>What an operator set for one source; stored as JSON in its row.</summary>
public sealed record SourceSettings
{
    public static readonly SourceSettings None = new();

    /// <summary>Sent with every fetch of the source, besides the service's own headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the environment variable that holds <c>user:password</c> for basic authentication; never the secret itself.</summary>
    public string? BasicAuthVariable { get; init; }

    /// <summary>Fetch the page behind each item's link and take its text as the article's.</summary>
    public bool FollowLinks { get; init; }

    /// <summary>For a source that is an HTML page: the CSS selector of the links to its articles.</summary>
    public string? ArticleLinks { get; init; }

    public static SourceSettings Of(string json) => JsonSerializer.Deserialize<SourceSettings>(json, JsonSerializerOptions.Web) ?? None;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
