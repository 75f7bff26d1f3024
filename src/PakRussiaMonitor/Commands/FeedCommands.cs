using System.CommandLine;
using System.Text;
using System.Threading.Channels;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Commands;

/// <summary><c>feed parse</c>: what is read of a feed, a line of JSON for each file, in their order.</summary>
internal static class FeedCommands
{
    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "Feed files.", Arity = ArgumentArity.ZeroOrMore };
        var address = new Option<string?>("--base") { Description = "Where the feed came from: relative links count against it.", HelpName = "URL" };
        var type = new Option<string?>("--content-type") { Description = "The Content-Type header that it came with.", HelpName = "TYPE" };
        var json = new Option<bool>("--json") { Description = "A line of JSON per file, which is the only form there is." };
        var batch = new Option<bool>("--batch") { Description = "Read lines of file, base and content type, separated by tabs, from standard input." };
        var parse = new Command("parse", "Reads feed files and prints what they hold as JSON.") { files, address, type, json, batch };
        parse.Validators.Add(result =>
        {
            if (result.GetValue(batch) == result.GetValue(files) is { Length: > 0 })
                result.AddError("Name one or more files, or --batch to read their names from standard input.");
            if (result.GetValue(address) is { } text && FeedFile.Address(text) is null)
                result.AddError($"'{text}' is no http or https address.");
        });
        parse.SetAction(async (parsed, cancellation) =>
        {
            var named = parsed.GetValue(files)!.Select(path => new FeedFile(path, FeedFile.Address(parsed.GetValue(address)), parsed.GetValue(type)));
            await Parse(parsed.GetValue(batch) ? FromInput() : named.ToAsyncEnumerable(), Console.OpenStandardOutput(), cancellation);
            return 0;
        });
        return new Command("feed", "Looks at feeds without storing anything.") { parse };
    }

    /// <summary>As many files at a time as there are cores; each line is written whole and flushed, in the order of the files.</summary>
    internal static async Task Parse(IAsyncEnumerable<FeedFile> files, Stream output, CancellationToken cancellation)
    {
        var parser = new FeedParser(TimeProvider.System);
        var factory = new TaskFactory(
            cancellation, TaskCreationOptions.DenyChildAttach, TaskContinuationOptions.None,
            new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Environment.ProcessorCount).ConcurrentScheduler);
        var lines = Channel.CreateBounded<Task<JsonLine>>(2 * Environment.ProcessorCount);
        var reading = Start();
        await foreach (var line in lines.Reader.ReadAllAsync(cancellation))
        {
            using var done = await line;
            await done.WriteTo(output, cancellation);
        }

        await reading;

        async Task Start()
        {
            try
            {
                await foreach (var file in files.WithCancellation(cancellation))
                    await lines.Writer.WriteAsync(factory.StartNew(() => ParsedFeedLine.Of(file, parser)), cancellation);
            }
            finally
            {
                lines.Writer.Complete();
            }
        }
    }

    private static async IAsyncEnumerable<FeedFile> FromInput()
    {
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        while (await input.ReadLineAsync() is { } line)
        {
            if (line.Length > 0)
                yield return FeedFile.FromLine(line);
        }
    }
}
