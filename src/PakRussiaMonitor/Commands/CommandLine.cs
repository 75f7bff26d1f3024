using System.CommandLine;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Commands;

/// <summary>
/// The command line. Results go to standard output, progress and logs to standard error. Exit codes: 0 fine, 1 failed, 2 wrong usage.
/// </summary>
public static class CommandLine
{
    /// <summary>What a stopped service needs to close its database. The library would cut every end after two seconds.</summary>
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(5);

    /// <param name="engine">What hosts the actors of <c>serve</c>.</param>
    public static async Task<int> Run(string[] arguments, IEngine engine)
    {
        var root = Build(engine);
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("See --help.");
            return 2;
        }

        Audit.By(Audit.CommandLine);
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Drain.Longest + Afterwards });
        }
        catch (Exception failure) when (failure is StorageException or CommandFailedException or OptionsValidationException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static RootCommand Build(IEngine engine)
    {
        var database = new Option<string>("--db")
        {
            Description = "The database: a file, made where there is none, or a PostgreSQL database as postgres://user@host/name.",
            HelpName = "DATABASE",
            DefaultValueFactory = _ => Path.Combine(".data", "monitor.db"), // beside what the user works on, ignored by git
            Recursive = true,
        };
        var root = new RootCommand("Monitors new commentary on a subject. Without a command: serve.") { database };
        var serve = ServeCommand.Build(database, engine);
        root.Subcommands.Add(serve);
        root.Subcommands.Add(ReplayCommand.Build(database));
        root.Subcommands.Add(HealthCommand.Build());
        root.Subcommands.Add(KeyCommands.Build(database));
        root.Subcommands.Add(LedgerCommands.Build());
        root.Subcommands.Add(FeedCommands.Build());
        root.Subcommands.Add(SourceCommands.Build(database));
        root.Subcommands.Add(ArticleCommands.Build());
        root.Subcommands.Add(TopicCommands.Build(database));
        foreach (var option in serve.Options)
            root.Options.Add(option);
        root.TreatUnmatchedTokensAsErrors = true;
        root.SetAction((parsed, cancellation) => ServeCommand.Serve(parsed, database, engine, cancellation));
        return root;
    }
}

/// <summary>A command cannot do what it was asked; the message is the one sentence that the user reads.</summary>
public sealed class CommandFailedException(string message) : Exception(message);
