using System.Text.Json.Nodes;

namespace PakRussiaMonitor.Sources;

/// <summary>JSON merge patch (RFC 7396). Names are told apart as the target tells them, so those of headers whatever their case.</summary>
internal static class MergePatch
{
    public static JsonNode Apply(JsonNode? target, JsonObject patch)
    {
        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in patch)
        {
            if (value is null)
                merged.Remove(name);
            else if (value is JsonObject inner)
                merged[name] = Apply(merged[name]?.DeepClone(), inner);
            else
                merged[name] = value.DeepClone();
        }

        return merged;
    }
}
