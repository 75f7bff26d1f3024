using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace PakRussiaMonitor.Api;

/// <summary>Who asks. Null: this machine, before the first key is made.</summary>
internal sealed record Caller(string? Key);

/// <summary>Limits of number and time, told in the headers RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers).</summary>
internal sealed class RequestLimits : IDisposable
{
    /// <summary>The policy of what sends or reads long lists.</summary>
    public const string Long = "long";

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly RequestOptions options;
    private readonly PartitionedRateLimiter<HttpContext> limiter;

    public RequestLimits(IOptions<RequestOptions> options)
    {
        this.options = options.Value;
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
    }

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RequestOptions>().Bind(builder.Configuration.GetSection(RequestOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<RequestLimits>((limits, own) =>
        {
            limits.GlobalLimiter = own.limiter;
            limits.OnRejected = (rejected, _) => new(Refuse(rejected));
        });
        builder.Services.AddRequestTimeouts();
        builder.Services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<RequestOptions>>((timeouts, own) =>
        {
            timeouts.DefaultPolicy = After(own.Value.Timeout);
            timeouts.AddPolicy(Long, After(Longest));
        });
    }

    public static void Use(WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RequestLimits>();
        app.Use((context, next) =>
        {
            if (limits.Of(context) > 0)
                context.Response.OnStarting(() => limits.Tell(context));
            return next(context);
        });
        app.UseRateLimiter();
        app.UseRequestTimeouts();
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>Requests in a minute; 0: no limit.</summary>
    private int Of(HttpContext context) => context.Features.Get<Caller>() switch
    {
        null => 0,
        { Key: null } => options.LocalPerMinute,
        _ => options.PerMinute,
    };

    private RateLimitPartition<string> Partition(HttpContext context)
    {
        var limit = Of(context);
        var caller = context.Features.Get<Caller>()?.Key ?? $"address {context.Connection.RemoteIpAddress}";
        return limit == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(caller, _ => new() { PermitLimit = limit, Window = Window });
    }

    private Task Tell(HttpContext context)
    {
        var left = limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        var wait = context.Response.StatusCode == StatusCodes.Status429TooManyRequests ? $";t={context.Response.Headers.RetryAfter}" : "";
        context.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={Of(context)};w={(int)Window.TotalSeconds}");
        context.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={left}{wait}");
        return Task.CompletedTask;
    }

    private static Task Refuse(OnRejectedContext rejected)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var span) ? span : Window;
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.TooManyRequests(seconds).ExecuteAsync(rejected.HttpContext);
    }

    private static RequestTimeoutPolicy After(TimeSpan timeout) => new()
    {
        Timeout = timeout,
        TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
        WriteTimeoutResponse = context => Problems.TimedOut().ExecuteAsync(context),
    };
}
