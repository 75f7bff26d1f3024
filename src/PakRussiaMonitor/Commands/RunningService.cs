using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Commands;

/// <summary>
/// The service that owns a SQLite file, asked through its API: only it may change the file. It notes in the file where it listens. A key, where
/// it asks for one, comes from <c>--key</c> or the environment variable <see cref="KeyVariable"/>.
/// </summary>
internal sealed class RunningService : IDisposable
{
    public const string KeyVariable = "PAKRUSSIA_KEY";

    private const string Place = "service";

    /// <summary>A source that is added is fetched at once, and its items are counted.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Uri url;
    private readonly FetchTransport transport;
    private readonly HttpClient client;

    public static Option<string?> KeyOption() => new("--key")
    {
        Description = $"A key that may operate, where a running service asks for one; or in {KeyVariable}.", HelpName = "KEY", Recursive = true,
    };

    private RunningService(Uri url, string? key)
    {
        this.url = url;
        var address = IPAddress.TryParse(url.Host.Trim('[', ']'), out var given) && IPAddress.IsLoopback(given) ? given : IPAddress.Loopback;
        var options = Options.Create(new FetchOptions());
        transport = new(options, new(options), new SystemNetwork(), TimeProvider.System);
        client = transport.CreateFor(new(address, url.Port));
        client.Timeout = Patience;
        client.BaseAddress = new UriBuilder(Uri.UriSchemeHttp, address.ToString(), url.Port, "/api/v1/").Uri;
        if ((key ?? Environment.GetEnvironmentVariable(KeyVariable))?.Trim() is { Length: > 0 } secret)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {secret}");
    }

    /// <summary>Notes where this process serves, for commands on the same machine. Databases that are shared need no such note.</summary>
    public static Task Announce(IDatabase database, string url, CancellationToken cancellation) =>
        database.IsShared ? Task.CompletedTask : Notes(database).Save(Place, new(url), cancellation);

    /// <summary>The service that has the database for itself; null where a command may open it.</summary>
    public static async Task<RunningService?> On(string database, string? key, CancellationToken cancellation)
    {
        if (!DatabaseAddress.IsInUse(database))
            return null;
        await using var beside = DatabaseAddress.OpenBeside(database, TimeProvider.System);
        return await Notes(beside).Load(Place, cancellation) is { } at && Uri.TryCreate(at.Url, UriKind.Absolute, out var url)
            ? new(url, key)
            : throw new CommandFailedException($"{beside.Description} is in use by another process that serves no API. Wait until it ends, or choose another file with --db.");
    }

    /// <returns>The answer's JSON; undefined where there is none.</returns>
    /// <exception cref="CommandFailedException">Nobody answers, or the answer is a problem; the message is its sentence.</exception>
    public async Task<JsonElement> Ask(HttpMethod method, string path, string? json, CancellationToken cancellation)
    {
        using var content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await Ask(method, path, content, cancellation);
    }

    /// <inheritdoc cref="Ask(HttpMethod, string, string?, CancellationToken)"/>
    public async Task<JsonElement> Send(string path, byte[] body, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("text/x-opml") } };
        return await Ask(HttpMethod.Post, path, content, cancellation);
    }

    public void Dispose()
    {
        client.Dispose();
        transport.Dispose();
    }

    private async Task<JsonElement> Ask(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            using var response = await client.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            var answer = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
            return response.IsSuccessStatusCode ? answer : throw new CommandFailedException(Sentence(response, answer));
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException($"A service has the database for itself and should listen at {url}, but no good answer came from there. Try again, or stop that service.");
        }
    }

    private static string Sentence(HttpResponseMessage response, JsonElement problem)
    {
        var detail = problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var given) ? given.GetString() : null;
        return response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
            ? $"The service asks for a key that may operate: give it with --key or in {KeyVariable}. {detail}"
            : detail ?? $"The service answered with status {(int)response.StatusCode}.";
    }

    private static ActorStateTable<ServingAt> Notes(IDatabase database) => new(database, TimeProvider.System);

    private sealed record ServingAt(string Url);
}
