using System.Text.Json;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>Holds a value against a schema of an OpenAPI document: types, enumerations, members that are required, and none besides those described.</summary>
/// <param name="isOpen">Members may stand beside those described, as in problems.</param>
internal sealed class JsonShape(JsonElement document, bool isOpen = false)
{
    public void Check(JsonElement schema, JsonElement value, string place)
    {
        if (Mistake(schema, value, place) is { } mistake)
            Assert.Fail(mistake);
    }

    /// <summary>The first mistake; null where there is none.</summary>
    public string? Mistake(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Mistake(reference.GetString()!.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name)), value, place);
        foreach (var choice in (string[])["oneOf", "anyOf"])
        {
            if (schema.TryGetProperty(choice, out var choices))
                return choices.EnumerateArray().Any(one => Mistake(one, value, place) is null) ? null : $"{place} is none of what it may be: {value}";
        }

        if (schema.TryGetProperty("enum", out var names) && !names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value)))
            return $"{place} is not listed: {value}";
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => Is(name, value)))
            return $"{place} is no {type}: {value}";
        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(schema, value, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((item, i) => Mistake(items, item, $"{place}[{i}]")).FirstOrDefault(mistake => mistake is not null),
            _ => null,
        };
    }

    private string? OfObject(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } missing)
            return $"{place} lacks {missing}";
        var isNamed = schema.TryGetProperty("properties", out var members);
        var hasOthers = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var member in value.EnumerateObject())
        {
            var at = $"{place}.{member.Name}";
            if (isNamed && members.TryGetProperty(member.Name, out var known))
            {
                if (Mistake(known, member.Value, at) is { } mistake)
                    return mistake;
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object)
            {
                if (Mistake(others, member.Value, at) is { } mistake)
                    return mistake;
            }
            else if (isNamed && !isOpen)
                return $"{at} is not described";
        }

        return null;
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
