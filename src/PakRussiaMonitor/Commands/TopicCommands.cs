using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Commands;

/// <summary><c>topic test</c> tries a query on a folder of texts, and says why each matches or not; <c>topic add</c> and <c>topic list</c>.</summary>
internal static class TopicCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Build(Option<string> database)
    {
        var command = new Command("topic", "Tries, adds and lists topics.");
        command.Subcommands.Add(Test());
        command.Subcommands.Add(Add(database, RunningService.KeyOption()));
        command.Subcommands.Add(List(database));
        return command;
    }

    private static Command Test()
    {
        var query = new Argument<string>("QUERY") { Description = "A query, as the README describes them; quote it for the shell." };
        var folder = new Argument<string>("DIR") { Description = "A folder of .txt and .html files." };
        var json = new Option<bool>("--json") { Description = "One JSON document instead of lines for people." };
        var command = new Command("test", "Says which texts of a folder a query matches, and why: clause, field and offset.") { query, folder, json };
        command.SetAction(parsed => Test(parsed.GetValue(query)!, parsed.GetValue(folder)!, parsed.GetValue(json)));
        return command;
    }

    private static Command Add(Option<string> database, Option<string?> key)
    {
        var id = new Argument<string>("ID") { Description = "Lower-case words joined by hyphens." };
        var query = new Argument<string>("QUERY") { Description = "What an article must say; a topic that is there already gets it as a new revision." };
        var name = new Option<string?>("--name") { Description = "What people read; the id where it is left out.", HelpName = "NAME" };
        var command = new Command("add", "Adds a topic, or changes its query, and counts it over what is stored.") { id, query, name, key };
        command.SetAction(async (parsed, cancellation) =>
        {
            var topic = new TopicDefinition(parsed.GetValue(id)!, parsed.GetValue(name) ?? parsed.GetValue(id)!, Parse(parsed.GetValue(query)!).Text);
            if (TopicFile.FindProblem(topic) is { } problem)
                throw new CommandFailedException(problem);
            using var service = await RunningService.On(parsed.GetValue(database)!, parsed.GetValue(key), cancellation);
            var (revision, state) = service is not null
                ? await Publish(service, topic, cancellation)
                : await Publish(parsed.GetValue(database)!, topic, cancellation);
            Console.WriteLine($"{topic.Id}\t{revision}\t{state}");
            return 0;
        });
        return command;
    }

    private static Command List(Option<string> database)
    {
        var command = new Command("list", "Lists the topics with their queries.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = DatabaseAddress.OpenBeside(parsed.GetValue(database)!, TimeProvider.System);
            foreach (var topic in await new TopicTable(opened, TimeProvider.System).Current(cancellation))
                Console.WriteLine($"{topic.Topic}\t{topic.Revision}\t{topic.Name}\t{topic.Query}");
            return 0;
        });
        return command;
    }

    private static async Task<(int Revision, string State)> Publish(string database, TopicDefinition topic, CancellationToken cancellation)
    {
        await using var opened = DatabaseAddress.Open(database, TimeProvider.System);
        var published = await new TopicTable(opened, TimeProvider.System).Publish(topic, null, cancellation);
        await new Backfill(opened).Run(cancellation);
        return (published.Newest!.Revision, published.Outcome == PublishOutcome.Unchanged ? "unchanged" : "current");
    }

    /// <summary>The service builds the revision; where that takes long it is told as building.</summary>
    private static async Task<(int Revision, string State)> Publish(RunningService service, TopicDefinition topic, CancellationToken cancellation)
    {
        var revision = await service.Ask(HttpMethod.Put, $"topics/{topic.Id}", JsonSerializer.Serialize(new { name = topic.Name, query = topic.Query }), cancellation);
        return (revision.GetProperty("revision").GetInt32(), revision.GetProperty("state").GetString()!);
    }

    private static int Test(string text, string path, bool json)
    {
        var query = Parse(text);
        if (!Directory.Exists(path))
            throw new CommandFailedException($"There is no folder '{path}'. Name a folder of .txt or .html files.");
        var folder = ReplayFolder.Read(path);
        foreach (var file in folder.Skipped)
            Console.Error.WriteLine($"Skipped {file.Name}: it {file.Reason}");
        var tried = folder.Texts.Select(file => TriedText.From(file, query)).ToArray();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Query = query.Canonical, Matching = tried.Count(one => one.Matches), Texts = tried }, Json));
            return 0;
        }

        Console.WriteLine($"Query: {query.Canonical}");
        foreach (var one in tried)
            one.Print();
        Console.WriteLine($"{tried.Count(one => one.Matches)} of {tried.Length} texts match.");
        return 0;
    }

    private static TopicQuery Parse(string text)
    {
        var parse = TopicQuery.Parse(text);
        if (parse.IsValid)
            return parse.Query;
        var near = parse.Error.Near(text);
        var place = near.Length == 0 ? "at its end" : $"at position {parse.Error.Position}, near {QueryError.Quote(near)}";
        throw new CommandFailedException($"The query cannot be read {place}. {parse.Error.Message}");
    }

    private sealed record TriedText(string File, string? Title, bool Matches, IReadOnlyList<ClauseReport> Clauses, NearMiss? NearMiss)
    {
        public static TriedText From(ReplayText file, TopicQuery query)
        {
            var clean = ArticleCleaner.Clean(new(file.IsHtml ? HtmlText.ToLines(file.Text).Text : file.Text));
            var told = Explanation.Of(query, new(clean.Title, clean.Text, Author: clean.Author), clean.Removed);
            return new(file.Name, clean.Title, told.Matches, told.Clauses, told.NearMiss);
        }

        public void Print()
        {
            Console.WriteLine($"{(Matches ? "match   " : "no match")}  {File}");
            if (!Matches)
            {
                Console.WriteLine($"    {NearMiss?.Sentence ?? $"{Clauses.Count(clause => !clause.Holds)} clauses fail."}");
                foreach (var place in NearMiss?.Found ?? [])
                    Print(place);
                return;
            }

            foreach (var clause in Clauses)
            {
                Console.WriteLine($"    {clause.Clause}{(clause.Places > 1 ? $" ({clause.Places} places)" : "")}");
                foreach (var place in clause.Found.Take(3))
                    Print(place);
            }
        }

        private static void Print(FoundPlace place) =>
            Console.WriteLine($"        {place.Clause} in {place.Field}{(place.Rule is null ? "" : $" ({place.Rule})")} at {place.Start}: {QueryError.Quote(place.Text)}");
    }
}
