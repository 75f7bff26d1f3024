using System.Net.Http.Json;
using System.Text.Json;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// A client made of an OpenAPI document alone: an operation is called by its id with named arguments. What the document does not
/// say (a parameter, a status, a type of content, a member of an answer) is an error.
/// </summary>
internal sealed class DescribedApi(HttpClient client, JsonElement document)
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private readonly Dictionary<string, (string Method, string Path, JsonElement Description)> operations = document.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Where(member => Methods.Contains(member.Name)).Select(member => (member.Name, path.Name, member.Value)))
        .ToDictionary(found => found.Value.GetProperty("operationId").GetString()!, found => found);

    public IReadOnlyCollection<string> Operations => operations.Keys;

    public IEnumerable<string> Reads => operations.Where(operation => operation.Value.Method == "get").Select(operation => operation.Key);

    public JsonElement Description(string operation) => operations[operation].Description;

    public async Task<(int Status, JsonElement Body)> Call(string operation, Dictionary<string, string>? arguments = null, object? body = null)
    {
        var (method, path, description) = operations[operation];
        using var request = new HttpRequestMessage(new(method.ToUpperInvariant()), Address(description, path, new(arguments ?? []), out var headers));
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        if (body is not null)
            request.Content = JsonContent.Create(Checked(description, body));
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return ((int)response.StatusCode, await Read(operation, description, response));
    }

    private static string Address(JsonElement description, string path, Dictionary<string, string> left, out Dictionary<string, string> headers)
    {
        var query = new List<string>();
        headers = [];
        foreach (var parameter in description.TryGetProperty("parameters", out var all) ? [.. all.EnumerateArray()] : Array.Empty<JsonElement>())
        {
            var name = parameter.GetProperty("name").GetString()!;
            var isRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean();
            if (!left.Remove(name, out var value))
            {
                Assert.False(isRequired, $"{name} is required");
                continue;
            }

            if (parameter.GetProperty("in").GetString() is var place && place == "path")
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            else if (place == "query")
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            else
                headers[name] = value;
        }

        Assert.True(left.Count == 0, $"not described: {string.Join(", ", left.Keys)}");
        Assert.DoesNotContain('{', path);
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private JsonElement Checked(JsonElement description, object body)
    {
        var value = JsonSerializer.SerializeToElement(body);
        var content = description.GetProperty("requestBody").GetProperty("content");
        var schema = (content.TryGetProperty("application/json", out var json) ? json : content.GetProperty("application/merge-patch+json")).GetProperty("schema");
        new JsonShape(document).Check(schema, value, "body");
        return value;
    }

    private async Task<JsonElement> Read(string operation, JsonElement description, HttpResponseMessage response)
    {
        var responses = description.GetProperty("responses");
        var status = ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var media = response.Content.Headers.ContentType?.MediaType;
        Assert.True(
            responses.TryGetProperty(status, out var described) || (media == "application/problem+json" && responses.TryGetProperty("default", out described)),
            $"{operation}: status {status} is not described");
        if (media is null)
            return default;
        Assert.True(
            described.TryGetProperty("content", out var content) && content.EnumerateObject().Any(type => type.Name.Split(';')[0] == media),
            $"{operation}: {media} is not described for {status}");
        if (!media.EndsWith("json", StringComparison.Ordinal))
            return default;
        var value = await response.Content.ReadFromJsonAsync<JsonElement>();
        new JsonShape(document, isOpen: media == "application/problem+json").Check(content.GetProperty(media).GetProperty("schema"), value, operation);
        return value;
    }
}
