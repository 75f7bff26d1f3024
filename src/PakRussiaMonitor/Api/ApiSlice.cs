using System.Text.Json;
using System.Text.Json.Serialization;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;

namespace PakRussiaMonitor.Api;

/// <summary>What all of the API shares: JSON, limits, problems, security headers, the page's files.</summary>
public static class ApiSlice
{
    private const int MostBodyBytes = 64 * 1024;

    /// <summary>A query of 64 KB, percent-encoded: it is the query's own problem that says what is too long.</summary>
    private const int MostLineBytes = 512 * 1024;

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.MaxRequestLineSize = MostLineBytes;
        });
        builder.Services.AddOpenApi(ApiDocument.Describe);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<UnexpectedFailure>();
        builder.Services.Configure<KeyOptions>(builder.Configuration.GetSection(KeyOptions.Section));
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddPageFiles();
        RequestLimits.Add(builder);
        builder.Services.AddSingleton<AnsweredRequests>();
        builder.Services.AddSingleton<SourceViews>();
        builder.Services.AddSingleton<CountsAnswers>();
        builder.Services.AddSingleton<CountsTags>();
        builder.Services.AddSingleton<AuditReader>();
        builder.Services.AddSingleton<Purge>();
        builder.Services.AddSingleton<EventStreams>();
        builder.Services.AddOptions<EventOptions>().Bind(builder.Configuration.GetSection(EventOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that it becomes a problem of ours
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.Converters.Add(new UtcTimeConverter());
        });
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(pages => Problems.Unmatched(pages.HttpContext).ExecuteAsync(pages.HttpContext)); // what no endpoint answered
        app.UseMiddleware<BrowserSafety>();
        app.UsePageFiles();
        app.Use(ReadHead);
        app.Use(RefuseUnknownCharset);
        app.UseMiddleware<KeyCheck>();
        app.UseRouting();
        RequestLimits.Use(app);
        app.UseMiddleware<RepeatedRequests>();
        app.MapOpenApi();
    }

    /// <summary>HEAD is answered as GET is; the server leaves the body away (RFC 9110, 9.3.2).</summary>
    private static Task ReadHead(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    /// <summary>The reader of JSON would take a charset that there is not for a fault of the service.</summary>
    private static Task RefuseUnknownCharset(HttpContext context, RequestDelegate next) =>
        context.Request.HasJsonContentType() && context.Request.GetTypedHeaders().ContentType is { Charset.HasValue: true, Encoding: null }
            ? Problems.UnsupportedContent().ExecuteAsync(context)
            : next(context);

    /// <summary>RFC 3339 in UTC, ending in Z.</summary>
    private sealed class UtcTimeConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
    }
}
