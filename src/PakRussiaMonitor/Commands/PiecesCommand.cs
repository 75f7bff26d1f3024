using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PakRussiaMonitor.Articles.Pieces;

namespace PakRussiaMonitor.Commands;

/// <summary><c>article pieces FILE.jsonl</c>: says which of the texts in a file are the same piece.</summary>
internal static class PiecesCommand
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Lines of JSON, each {\"id\":…,\"text\":…}." };
        var command = new Command("pieces", "Prints which piece each text of a file belongs to: the id of the piece's first text.") { file };
        command.SetAction(parsed => Run(parsed.GetValue(file)!));
        return command;
    }

    private static int Run(string path)
    {
        var texts = Read(path, out var malformed);
        using var output = Console.OpenStandardOutput();
        Write(texts, PieceClusters.Of([.. texts.Select(text => text.Text)]), output);
        return malformed == 0 ? 0 : 1;
    }

    private static List<IdentifiedText> Read(string path, out int malformed)
    {
        var texts = new List<IdentifiedText>();
        malformed = 0;
        var number = 0;
        try
        {
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (string.IsNullOrWhiteSpace(line))
                    continue;
                if (Parse(line) is { } text)
                {
                    texts.Add(text);
                    continue;
                }

                malformed++;
                Console.Error.WriteLine($"Line {number.ToString(CultureInfo.InvariantCulture)} is left out: it is not {{\"id\":…,\"text\":…}}.");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The file '{path}' cannot be read: {failure.Message}");
        }

        return texts;
    }

    private static IdentifiedText? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.TrimStart('\uFEFF'));
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)
                || !json.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                return null;
            return new(id.GetRawText(), text.GetString()!);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // InvalidOperation: an escape that stands for half a character
        }
    }

    private static void Write(List<IdentifiedText> texts, (int Piece, double Similarity)[] pieces, Stream output)
    {
        using var buffered = new BufferedStream(output, 1 << 16);
        using var writer = new Utf8JsonWriter(buffered, Json);
        for (var i = 0; i < texts.Count; i++)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("id");
            writer.WriteRawValue(texts[i].Id);
            writer.WritePropertyName("piece");
            writer.WriteRawValue(texts[pieces[i].Piece].Id);
            writer.WriteNumber("similarity", Math.Round(pieces[i].Similarity, 4));
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            buffered.WriteByte((byte)'\n');
        }
    }

    /// <param name="Id">As JSON: a string keeps its quotes, a number its digits.</param>
    private sealed record IdentifiedText(string Id, string Text);
}
