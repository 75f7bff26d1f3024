using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Commands;

/// <summary>
/// <c>source</c>: looks at addresses before they are registered, and works on the registered ones. What changes something goes through the
/// service that owns the SQLite file, where one runs; what only looks works beside it.
/// </summary>
internal static class SourceCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Build(Option<string> database)
    {
        var settings = new Option<string[]>("--set")
        {
            Description = "A setting, as Section:Name=value (see the README); may be repeated.",
            HelpName = "SETTING",
            DefaultValueFactory = _ => [],
        };
        var key = RunningService.KeyOption();
        var command = new Command("source", "Looks at feeds before they are registered, registers, lists and changes them.")
        {
            Preview(database, settings), Add(database, settings, key), List(database), Import(database, settings, key), Export(database),
        };
        foreach (var edit in SourceEditCommands.Build(database, settings, key))
            command.Subcommands.Add(edit);
        command.Options.Add(key);
        return command;
    }

    private static Command Preview(Option<string> database, Option<string[]> settings)
    {
        var url = new Argument<string>("URL") { Description = "A feed's address, or a page of a site whose feeds are looked for." };
        var json = new Option<bool>("--json") { Description = "One JSON document, as the API answers." };
        var links = ArticleLinks();
        var command = new Command("preview", "Shows what an address would bring, cleaned, and stores nothing.") { url, json, links, settings };
        command.SetAction((parsed, cancellation) => PreviewReport.Run(
            parsed.GetValue(url)!, new() { ArticleLinks = parsed.GetValue(links) }, parsed.GetValue(database)!, Arguments(parsed.GetValue(settings)!), parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command Add(Option<string> database, Option<string[]> settings, Option<string?> key)
    {
        var url = new Argument<string>("URL") { Description = "The feed's address (source preview shows first what it would bring), or a folder of .txt and .html files on this machine." };
        var name = new Option<string?>("--name") { Description = "What people read; what the feed calls itself where it is left out.", HelpName = "NAME" };
        name.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>()?.Length > SourceName.Longest)
                given.AddError($"Give the source a name of at most {SourceName.Longest} characters.");
        });
        var follow = new Option<bool>("--follow-links") { Description = "Fetch the page behind each item too, and take its text as the article's." };
        var links = ArticleLinks();
        var command = new Command("add", "Registers a feed, which a service fetches as soon as it runs.") { url, name, follow, links, settings };
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = new Wanted(
                parsed.GetValue(url)!, parsed.GetValue(name), new() { FollowLinks = parsed.GetValue(follow), ArticleLinks = parsed.GetValue(links) });
            using var service = wanted.IsFolder ? null : await RunningService.On(parsed.GetValue(database)!, parsed.GetValue(key), cancellation);
            return service is not null
                ? await Add(service, wanted, cancellation)
                : await Register(parsed.GetValue(database)!, parsed.GetValue(settings)!, registry => Add(registry, wanted, cancellation));
        });
        return command;
    }

    private static async Task<int> Add(RunningService service, Wanted wanted, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(new { url = wanted.Address, name = wanted.Name, followLinks = wanted.Settings.FollowLinks, articleLinks = wanted.Settings.ArticleLinks });
        var added = await service.Ask(HttpMethod.Post, "sources", body, cancellation);
        Console.WriteLine($"{added.GetProperty("source").GetProperty("id").GetString()}\t{added.GetProperty("source").GetProperty("url").GetString()}");
        if (added.GetProperty("firstFetch") is { ValueKind: JsonValueKind.Object } fetch)
            await Console.Error.WriteLineAsync(fetch.GetProperty("sentence").GetString());
        return 0;
    }

    private static async Task<int> Add(SourceRegistry registry, Wanted wanted, CancellationToken cancellation)
    {
        var registered = wanted.IsFolder
            ? await registry.AddFolder(wanted.Address, wanted.Name, cancellation)
            : await registry.Add(wanted.Address, wanted.Name, wanted.Settings, TimeSpan.Zero, cancellation);
        if (registered.Outcome != RegistrationOutcome.Added)
            throw new CommandFailedException(registered.Sentence);
        Console.WriteLine($"{registered.Id}\t{registered.Url!.AbsoluteUri}");
        return 0;
    }

    private static Option<string?> ArticleLinks()
    {
        var links = new Option<string?>("--article-links")
        {
            Description = "For a web page that lists articles: the CSS selector of their links, which are followed.", HelpName = "SELECTOR",
        };
        links.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } selector && SourceRegistry.Refusal(selector) is { } refusal)
                given.AddError(refusal);
        });
        return links;
    }

    private static Command List(Option<string> database)
    {
        var command = new Command("list", "Lists the registered sources: id, state, name, address.");
        command.SetAction((parsed, cancellation) => Look(parsed.GetValue(database)!, async table =>
        {
            foreach (var source in await table.All(cancellation))
                Console.WriteLine($"{source.Id}\t{source.State.ToString().ToLowerInvariant()}\t{source.Name}\t{(source.Kind == SourceKind.Replay ? "(replayed folder)" : source.Url)}");
            return 0;
        }));
        return command;
    }

    private static Command Import(Option<string> database, Option<string[]> settings, Option<string?> key)
    {
        var file = new Argument<string>("FILE") { Description = "A list of feeds (OPML), as feed readers export it." };
        var command = new Command("import", "Registers the feeds of a list, with a result for each: line, result, address, sentence.") { file, settings };
        command.SetAction(async (parsed, cancellation) =>
        {
            var body = ReadList(parsed.GetValue(file)!);
            var list = Opml.Read(body);
            if (!list.IsReadable)
                throw new CommandFailedException(list.Refusal);
            using var service = await RunningService.On(parsed.GetValue(database)!, parsed.GetValue(key), cancellation);
            if (service is not null)
                return Print((await service.Send("sources/import", body, cancellation)).GetProperty("feeds").Deserialize<ImportedFeed[]>(Json)!);
            return await Register(parsed.GetValue(database)!, parsed.GetValue(settings)!, async registry => Print(await registry.Import(list.Feeds, cancellation)));
        });
        return command;
    }

    private static Command Export(Option<string> database)
    {
        var command = new Command("export", "Prints the registered feeds as a list (OPML).");
        command.SetAction((parsed, cancellation) => Look(parsed.GetValue(database)!, async table =>
        {
            Console.Write(Opml.Write(await table.All(cancellation), TimeProvider.System.GetUtcNow()));
            return 0;
        }));
        return command;
    }

    /// <returns>1 where a feed was refused; the others are registered all the same.</returns>
    private static int Print(IReadOnlyList<ImportedFeed> feeds)
    {
        foreach (var feed in feeds)
        {
            var result = feed.Result switch { RegistrationOutcome.Added => "added", RegistrationOutcome.AlreadyThere => "already there", _ => "refused" };
            Console.WriteLine($"{feed.Line}\t{result}\t{feed.Url}\t{feed.Sentence}");
        }

        int Count(RegistrationOutcome result) => feeds.Count(feed => feed.Result == result);
        var refused = Count(RegistrationOutcome.Refused);
        Console.Error.WriteLine($"{Count(RegistrationOutcome.Added)} added, {Count(RegistrationOutcome.AlreadyThere)} already there, {refused} refused.");
        return refused > 0 ? 1 : 0;
    }

    private static byte[] ReadList(string path)
    {
        try
        {
            return new FileInfo(path).Length <= Opml.MostBytes
                ? File.ReadAllBytes(path)
                : throw new CommandFailedException(Opml.TooLarge);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The list '{path}' cannot be read: {failure.Message}");
        }
    }

    private static async Task<int> Register(string address, string[] settings, Func<SourceRegistry, Task<int>> work)
    {
        await using var app = MonitorApplication.Build(DatabaseAddress.Open(address, TimeProvider.System), Arguments(settings));
        return await work(app.Services.GetRequiredService<SourceRegistry>());
    }

    private static async Task<int> Look(string address, Func<SourceTable, Task<int>> work)
    {
        await using var opened = DatabaseAddress.OpenBeside(address, TimeProvider.System);
        return await work(new(opened, TimeProvider.System, CrashPoints.None));
    }

    internal static IReadOnlyList<string> Arguments(string[] settings) => [.. settings.Select(setting => "--" + setting)];

    /// <summary>A source as the command line asks for it.</summary>
    private sealed record Wanted(string Address, string? Name, SourceSettings Settings)
    {
        public bool IsFolder => Directory.Exists(Address);
    }
}
