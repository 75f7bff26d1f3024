using System.CommandLine;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Replay;
using Spectre.Console;

namespace PakRussiaMonitor.Commands;

/// <summary><c>replay DIR</c>: a folder of texts goes the whole way as a test feed; prints the counts per topic.</summary>
internal static class ReplayCommand
{
    public static Command Build(Option<string> database)
    {
        var folder = new Argument<string>("DIR") { Description = "A folder of texts (.txt, .html); 'seeds' is also found when it is not here." };
        var json = new Option<bool>("--json") { Description = "Print articles and counts as JSON." };
        var command = new Command("replay", "Replays a folder of texts as a test feed and prints the counts per topic.") { folder, json };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(folder)!, parsed.GetValue(database)!, parsed.GetValue(json), cancellation));
        return command;
    }

    /// <summary>Replays a folder and reports on standard error what was left out.</summary>
    public static async Task Replay(IServiceProvider services, ReplayFolder folder, CancellationToken cancellation)
    {
        foreach (var file in folder.Skipped)
            await Console.Error.WriteLineAsync($"Skipped {file.Name}: it {file.Reason}");
        if (folder.Texts.Count == 0)
            throw new CommandFailedException($"The folder '{folder.Name}' holds no text to replay. Put .txt or .html files into it.");
        var failure = await WithProgress(
            $"Replaying {folder.Texts.Count} texts from {folder.Name}", () => services.GetRequiredService<Replayer>().Replay(folder, cancellation));
        if (failure is not null)
            throw new CommandFailedException($"The replay stopped: {failure}");
    }

    private static async Task<int> Run(string path, string database, bool json, CancellationToken cancellation)
    {
        var folder = Read(path);
        await using var app = MonitorApplication.Build(DatabaseAddress.Open(database, TimeProvider.System), []);
        await FirstMinute.InstallTopics(app.Services, cancellation);
        await Replay(app.Services, folder, cancellation);
        var report = await ReplayReport.Make(app.Services, folder, cancellation);
        foreach (var file in report.Unusable)
            await Console.Error.WriteLineAsync($"Skipped {file}: it has neither a title nor a text.");
        if (json)
            Console.WriteLine(report.ToJson());
        else
            await CountsTable.Print(app.Services, cancellation);
        return 0;
    }

    private static ReplayFolder Read(string path)
    {
        var found = !Directory.Exists(path) && path.TrimEnd('/') == "seeds" ? FirstMinute.Seeds : path;
        if (!Directory.Exists(found))
            throw new CommandFailedException($"There is no folder '{path}'. Name a folder of .txt or .html files.");
        try
        {
            return ReplayFolder.Read(found);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The folder '{path}' cannot be read: {failure.Message}");
        }
    }

    /// <summary>A spinner on a terminal; silence in a pipe.</summary>
    private static Task<T> WithProgress<T>(string what, Func<Task<T>> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
            return work();
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync(Markup.Escape(what), _ => work());
    }
}
