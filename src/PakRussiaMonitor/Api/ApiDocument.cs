using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PakRussiaMonitor.Api;

/// <summary>What the OpenAPI document says of every operation: its name, its conditions, its problems and the key that it needs.</summary>
internal static class ApiDocument
{
    private const string Key = "key", Problem = "application/problem+json";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer(AddKey);
        options.AddOperationTransformer(ParameterTexts.Add);
        options.AddOperationTransformer(Complete);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) == typeof(DateTimeOffset))
                schema.Type ??= JsonSchemaType.String | (Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is null ? 0 : JsonSchemaType.Null);
            return Task.CompletedTask;
        });
    }

    private static Task AddKey(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info.Title = "PakRussiaMonitor";
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Key] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key of scope read or operate; operate includes read. On loopback none is needed before the first one is made.",
        };
        return Task.CompletedTask;
    }

    private static async Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var (method, path) = (context.Description.HttpMethod ?? "GET", context.Description.RelativePath ?? "");
        operation.OperationId = Name(method, path);
        if (!path.StartsWith("api/v1", StringComparison.Ordinal))
            return;
        var isRead = method == "GET";
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [isRead ? "read" : "operate"] }];
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellation);
        operation.Responses ??= [];
        foreach (var (status, text) in Refusals(isRead))
            operation.Responses.TryAdd(status, new OpenApiResponse { Description = text, Content = new Dictionary<string, OpenApiMediaType> { [Problem] = new() { Schema = problem } } });
        if (isRead && operation.Responses.TryGetValue("200", out var read) && read.Content?.ContainsKey("application/json") == true)
        {
            operation.Responses.TryAdd("304", new OpenApiResponse { Description = "The same as If-None-Match names." });
            AddHeader(operation, "If-None-Match", "ETags of answers that the caller has.");
        }
        else if (method == "POST")
            AddHeader(operation, "Idempotency-Key", "For 24 hours a repetition with the same key has the answer of the first time and does nothing more.");
        else if (!isRead && !path.Contains("/rules/", StringComparison.Ordinal))
            AddHeader(operation, "If-Match", "The ETag that the change is made on; it is refused (412) when that is not the newest.");
        foreach (var body in method == "PATCH" ? operation.RequestBody?.Content?.Values ?? [] : [])
            body.Schema = await context.GetOrCreateSchemaAsync(typeof(SourcePatch), null, cancellation);
        if (operation.OperationId == "postSourcesImport")
            operation.RequestBody = Opml();
        if (method == "PUT")
            AddHeader(operation, "If-None-Match", "With * it only makes what is not there.");
    }

    /// <summary>Those that any operation may answer with, besides its own.</summary>
    private static IEnumerable<(string Status, string Text)> Refusals(bool isRead)
    {
        yield return ("401", "Problems: missing-key, malformed-key, unknown-key, expired-key, revoked-key.");
        if (!isRead)
            yield return ("403", "Problems: wrong-scope, foreign-site.");
        yield return ("429", "Problem: too-many-requests. Retry-After says when to try again.");
        yield return ("default", "Any other problem; its type says which.");
    }

    /// <summary>It is read as it comes, so that no type of content is refused.</summary>
    private static OpenApiRequestBody Opml() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { ["text/x-opml"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
    };

    private static void AddHeader(OpenApiOperation operation, string name, string text)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = text, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
    }

    /// <summary>As in getTopicsByIdCounts.</summary>
    private static string Name(string method, string path)
    {
        var words = path.Replace("api/v1/", "", StringComparison.Ordinal).Split(['/', '.', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word[0] == '{' ? "By" + Capital(word.Trim('{', '}').Split(':')[0]) : Capital(word));
        return method.ToLowerInvariant() + string.Concat(words);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
