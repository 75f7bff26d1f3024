using System.Text.Json;
using System.Text.RegularExpressions;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>A topic as a file states it.</summary>
/// <param name="Id">Lower-case words joined by hyphens; stable, since counts are kept under it.</param>
public sealed record TopicDefinition(string Id, string Name, string Query);

/// <summary>A file of topics: a JSON array of {"id", "name", "query"}.</summary>
public static partial class TopicFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <exception cref="InvalidDataException">There are no usable topics; the message says which entry is wrong, why, and what to do.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<TopicDefinition> Load(string path)
    {
        var file = Path.GetFileName(path);
        var topics = Deserialize(path, file);
        if (topics.Count == 0)
            throw new InvalidDataException($"{file} has no topics. Add at least one.");

        var ids = new HashSet<string>();
        for (var i = 0; i < topics.Count; i++)
        {
            var problem = FindProblem(topics[i], ids);
            if (problem is not null)
                throw new InvalidDataException($"{file}, topic {i + 1}: {problem}");
        }
        return topics!;
    }

    private static List<TopicDefinition?> Deserialize(string path, string file)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<List<TopicDefinition?>>(stream, Json) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is not a JSON array of topics (line {e.LineNumber + 1}). Correct it there.", e);
        }
    }

    /// <summary>Why a topic cannot be, in a sentence; null where it can.</summary>
    public static string? FindProblem(TopicDefinition topic) => FindProblem(topic, []);

    private static string? FindProblem(TopicDefinition? topic, HashSet<string> ids)
    {
        if (topic is null || string.IsNullOrWhiteSpace(topic.Id) || string.IsNullOrWhiteSpace(topic.Name) || topic.Query is null)
            return "id, name and query are all needed. Add what is missing.";
        if (!IdPattern().IsMatch(topic.Id))
            return $"the id '{topic.Id}' has other signs than lower-case letters, digits and hyphens. Rename it.";
        if (!ids.Add(topic.Id))
            return $"the id '{topic.Id}' is taken by a topic above. Give each its own.";
        return TopicQuery.Parse(topic.Query).Error is { } error
            ? $"the query of '{topic.Id}' cannot be read at position {error.Position}. {error.Message}"
            : null;
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex IdPattern();
}
