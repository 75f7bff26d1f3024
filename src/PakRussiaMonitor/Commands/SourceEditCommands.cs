using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Commands;

/// <summary><c>source pause</c>, <c>resume</c>, <c>remove</c>, <c>set</c> and <c>fetch</c>: through the service that owns the database, or on it.</summary>
internal static class SourceEditCommands
{
    private static readonly Argument<string> Id = new("ID") { Description = "The source's id, from source list." };

    public static IEnumerable<Command> Build(Option<string> database, Option<string[]> settings, Option<string?> key) =>
    [
        State("pause", "Stops fetching a source; what it brought stays.", "paused", database, key),
        State("resume", "Fetches a source again, also one that was given up as gone.", "active", database, key),
        Remove(database, key), Set(database, key), Fetch(database, settings, key),
    ];

    private static Command State(string name, string does, string state, Option<string> database, Option<string?> key)
    {
        var command = new Command(name, does) { Id };
        command.SetAction((parsed, cancellation) => Patch(parsed, database, key, new JsonObject { ["state"] = state }, cancellation));
        return command;
    }

    private static Command Set(Option<string> database, Option<string?> key)
    {
        var name = new Option<string?>("--name") { Description = "What people read.", HelpName = "NAME" };
        var headers = new Option<string[]>("--header") { Description = "A header for its own server, as Name:value, or Name: to take it away; may be repeated.", HelpName = "HEADER", DefaultValueFactory = _ => [] };
        var login = new Option<string?>("--basic-auth") { Description = "The environment variable of the service, FEED_AUTH_…, that holds user:password; none takes it away.", HelpName = "VARIABLE" };
        var interval = new Option<string?>("--interval") { Description = "Minutes between two fetches, 10 to 1440; auto follows the feed.", HelpName = "MINUTES" };
        var follow = new Option<bool?>("--follow-links") { Description = "Whether the text is taken from the page behind each item.", HelpName = "true|false" };
        var links = new Option<string?>("--article-links") { Description = "For a page instead of a feed: the CSS selector of its links to articles; none takes it away.", HelpName = "SELECTOR" };
        var command = new Command("set", "Changes a source's name and settings; what is not named stays.") { Id, name, headers, login, interval, follow, links };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new JsonObject();
            if (parsed.GetValue(headers) is { Length: > 0 } given)
                settings["headers"] = new JsonObject(given.Select(Header));
            if (parsed.GetValue(login) is { } variable)
                settings["basicAuthVariable"] = OrNone(variable, "none");
            if (parsed.GetValue(interval) is { } minutes)
                settings["intervalMinutes"] = OrNone(minutes, "auto") is null ? null : int.TryParse(minutes, out var number) ? number : minutes;
            if (parsed.GetValue(follow) is { } follows)
                settings["followLinks"] = follows;
            if (parsed.GetValue(links) is { } selector)
                settings["articleLinks"] = OrNone(selector, "none");
            var patch = new JsonObject();
            if (parsed.GetValue(name) is { } called)
                patch["name"] = called;
            if (settings.Count > 0)
                patch["settings"] = settings;
            return patch.Count > 0
                ? Patch(parsed, database, key, patch, cancellation)
                : throw new CommandFailedException("Say what is to be set: --name, --header, --basic-auth, --interval, --follow-links or --article-links.");
        });
        return command;
    }

    private static Command Remove(Option<string> database, Option<string?> key)
    {
        var command = new Command("remove", "Removes a source. Its articles stay and stay counted.") { Id };
        command.SetAction((parsed, cancellation) => On(
            parsed, database, key,
            (service, path) => service.Ask(HttpMethod.Delete, path, (string?)null, cancellation),
            (editing, id) => editing.Retire(id, null, cancellation),
            cancellation));
        return command;
    }

    private static Command Fetch(Option<string> database, Option<string[]> settings, Option<string?> key)
    {
        var command = new Command("fetch", "Fetches a source now and says what came of it; 1 where no feed came.") { Id, settings };
        command.SetAction(async (parsed, cancellation) =>
        {
            var id = parsed.GetValue(Id)!;
            using var service = await RunningService.On(parsed.GetValue(database)!, parsed.GetValue(key), cancellation);
            if (service is not null)
            {
                Console.WriteLine((await service.Ask(HttpMethod.Post, Path(id) + "/fetch", (string?)null, cancellation)).GetProperty("sentence").GetString());
                return 0;
            }

            await using var app = MonitorApplication.Build(DatabaseAddress.Open(parsed.GetValue(database)!, TimeProvider.System), SourceCommands.Arguments(parsed.GetValue(settings)!));
            var report = await app.Services.GetRequiredService<SourceRuns>().Run(id, cancellation);
            if (report.DeferredUntil is not null || await app.Services.GetRequiredService<FetchHistory>().Of(id, 1, cancellation) is not [var fetch])
                throw new CommandFailedException(report.Sentence);
            Console.WriteLine(fetch.Sentence);
            return fetch.Ok ? 0 : 1;
        });
        return command;
    }

    private static Task<int> Patch(ParseResult parsed, Option<string> database, Option<string?> key, JsonObject patch, CancellationToken cancellation) => On(
        parsed, database, key,
        (service, path) => service.Ask(HttpMethod.Patch, path, patch.ToJsonString(), cancellation),
        (editing, id) => editing.Change(
            id,
            new(
                patch["name"]?.GetValue<string>(),
                patch["state"]?.GetValue<string>() switch { "paused" => SourceState.Paused, "active" => SourceState.Active, _ => null },
                patch["settings"] is JsonObject settings ? JsonSerializer.SerializeToElement(settings) : null),
            null,
            cancellation),
        cancellation);

    private static async Task<int> On(
        ParseResult parsed, Option<string> database, Option<string?> key, Func<RunningService, string, Task<JsonElement>> through,
        Func<SourceEditing, string, Task<Edited>> directly, CancellationToken cancellation)
    {
        var (id, address) = (parsed.GetValue(Id)!, parsed.GetValue(database)!);
        using var service = await RunningService.On(address, parsed.GetValue(key), cancellation);
        if (service is not null)
        {
            await through(service, Path(id));
        }
        else
        {
            await using var opened = DatabaseAddress.Open(address, TimeProvider.System);
            var edited = await directly(new(opened, TimeProvider.System), id);
            if (edited.Outcome != EditOutcome.Changed)
                throw new CommandFailedException(edited.Problem ?? (edited.Outcome == EditOutcome.Unknown ? $"There is no source '{id}'. source list names them all." : "Someone else changed it just now. Try again."));
        }

        Console.WriteLine($"{id}\t{parsed.CommandResult.Command.Name}");
        return 0;
    }

    private static string Path(string id) => $"sources/{Uri.EscapeDataString(id)}";

    private static KeyValuePair<string, JsonNode?> Header(string given)
    {
        var colon = given.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            throw new CommandFailedException("Write a header as Name:value, or as Name: to take it away.");
        var value = given[(colon + 1)..].Trim();
        return new(given[..colon].Trim(), value.Length == 0 ? null : JsonValue.Create(value));
    }

    private static string? OrNone(string given, string none) => given == none ? null : given;
}
