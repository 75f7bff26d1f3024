using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Extraction.Pages;

namespace PakRussiaMonitor.Commands;

/// <summary><c>article extract</c>: what the service would make of pages and texts, as JSON.</summary>
internal static class ArticleCommands
{
    /// <summary>Bytes of a file; what a fetch would bring at most.</summary>
    private const int LargestFile = 15 << 20;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var command = new Command("article", "Works on pages and texts in files, without a database.");
        command.Subcommands.Add(BuildExtract());
        command.Subcommands.Add(PiecesCommand.Build());
        return command;
    }

    private static Command BuildExtract()
    {
        var files = new Argument<string[]>("FILE") { Description = "Pages (.html) or texts (.txt): a line of JSON for each.", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = "Print JSON; there is no other form." };
        var input = new Option<string?>("--in") { Description = "A folder of .html and .txt files.", HelpName = "DIR" };
        var output = new Option<string?>("--out") { Description = "The folder for one .json for each of them.", HelpName = "DIR" };
        var urls = new Option<string?>("--urls") { Description = "Lines of a name (without ending) and its URL, a tab between them.", HelpName = "FILE" };
        var titles = new Option<string?>("--titles") { Description = "Lines of a name (without ending) and its title, a tab between them.", HelpName = "FILE" };
        var command = new Command("extract", "Extracts text, title, author, date and language from pages and texts.") { files, json, input, output, urls, titles };
        command.Validators.Add(result =>
        {
            var (hasFiles, hasIn, hasOut) = (result.GetValue(files) is { Length: > 0 }, result.GetValue(input) is not null, result.GetValue(output) is not null);
            if (hasIn != hasOut || hasFiles == hasIn)
                result.AddError("Name files, or a folder with --in and one for the results with --out.");
        });
        command.SetAction((parsed, cancellation) =>
        {
            var work = new Extraction(ReadTable(parsed.GetValue(urls)), ReadTable(parsed.GetValue(titles)));
            return Task.FromResult(parsed.GetValue(input) is { } folder ? ExtractFolder(folder, parsed.GetValue(output)!, work, cancellation) : ExtractFiles(parsed.GetValue(files)!, work));
        });
        return command;
    }

    private static int ExtractFiles(string[] files, Extraction work)
    {
        var failed = false;
        using var output = Console.OpenStandardOutput();
        foreach (var file in files)
        {
            failed |= !work.Write(file, output);
            output.WriteByte((byte)'\n');
        }

        return failed ? 1 : 0;
    }

    private static int ExtractFolder(string folder, string results, Extraction work, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new CommandFailedException($"There is no folder '{folder}'. Name a folder of .html or .txt files.");
        var failed = 0;
        try
        {
            Directory.CreateDirectory(results);
            var files = Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".html" or ".htm" or ".txt");
            Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, file =>
            {
                using var output = File.Create(Path.Combine(results, Path.GetFileNameWithoutExtension(file) + ".json"));
                if (!work.Write(file, output))
                    Interlocked.Increment(ref failed);
            });
        }
        catch (Exception failure) when (failure is AggregateException { InnerException: IOException or UnauthorizedAccessException } or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The results cannot be written: {(failure.InnerException ?? failure).Message}");
        }

        if (failed > 0)
            Console.Error.WriteLine($"{failed} files could not be read; their .json says why.");
        return 0;
    }

    private static Dictionary<string, string> ReadTable(string? file)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        if (file is null)
            return table;
        try
        {
            foreach (var line in File.ReadLines(file))
            {
                if (line.Split('\t', 2) is [var name, var value] && !string.IsNullOrWhiteSpace(value))
                    table[Path.GetFileNameWithoutExtension(name) is var bare && name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) ? bare : name] = value.Trim();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The file '{file}' cannot be read: {failure.Message}");
        }

        return table;
    }

    /// <summary>The work on one file, with what is known of all of them.</summary>
    private sealed record Extraction(Dictionary<string, string> Urls, Dictionary<string, string> Titles)
    {
        /// <summary>False: the file could not be read, and the JSON says why.</summary>
        public bool Write(string file, Stream output)
        {
            using var writer = new Utf8JsonWriter(output, Json);
            try
            {
                var article = Extract(file);
                Write(writer, Path.GetFileName(file), article);
                return true;
            }
            // One bad file never ends the run: whatever it was, it becomes that file's result.
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                writer.WriteStartObject();
                writer.WriteString("file", Path.GetFileName(file));
                writer.WriteString("error", failure.Message);
                writer.WriteEndObject();
                return false;
            }
        }

        private ExtractedArticle Extract(string file)
        {
            if (new FileInfo(file).Length > LargestFile)
                throw new InvalidDataException($"The file is larger than {LargestFile >> 20} MB.");
            var (name, bytes) = (Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
            var title = Titles.GetValueOrDefault(name);
            return Path.GetExtension(file).Equals(".txt", StringComparison.OrdinalIgnoreCase)
                ? ExtractedArticle.OfText(bytes, title)
                : ExtractedArticle.OfPage(bytes, new(Urls.GetValueOrDefault(name), title));
        }

        private static void Write(Utf8JsonWriter writer, string file, ExtractedArticle article)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("title", article.Title);
            writer.WriteString("author", article.Author);
            if (article.Published is { } published)
                writer.WriteString("published", published);
            else
                writer.WriteNull("published");
            writer.WriteString("language", article.Language);
            writer.WriteString("kind", article.Kind);
            writer.WriteString("text", article.Text);
            writer.WriteBoolean("truncated", article.Truncated);
            writer.WriteStartArray("removed");
            foreach (var span in article.Removed)
            {
                writer.WriteStartObject();
                writer.WriteString("text", span.Text);
                writer.WriteString("rule", span.Rule);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
