using System.Text;

namespace PakRussiaMonitor.Sources.Replay;

/// <summary>A text of a replayed folder.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="IsHtml">By the file's ending.</param>
public sealed record ReplayText(string Name, string Text, bool IsHtml);

/// <param name="Name">The file's name without its folder.</param>
/// <param name="Reason">A sentence that ends with what to do, where something can be done.</param>
public sealed record SkippedFile(string Name, string Reason);

/// <summary>A folder of texts (.txt, .html, .htm), read for replay. What cannot be read is named and skipped.</summary>
public sealed record ReplayFolder(string Name, IReadOnlyList<ReplayText> Texts, IReadOnlyList<SkippedFile> Skipped)
{
    private const int MostBytes = 4_000_000;
    private static readonly string[] Endings = [".txt", ".html", ".htm"];

    /// <summary>Files that explain or set up a folder of texts and are no texts themselves.</summary>
    private static readonly string[] Companions = ["README.md", "topics.json"];

    /// <exception cref="IOException">The folder is not there or cannot be listed.</exception>
    public static ReplayFolder Read(string path)
    {
        var folder = new DirectoryInfo(path);
        var texts = new List<ReplayText>();
        var skipped = new List<SkippedFile>();
        foreach (var file in folder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (Passes(file))
                continue;
            if (Reason(file, out var text) is { } reason)
                skipped.Add(new(file.Name, reason));
            else
                texts.Add(text!);
        }

        return new(folder.Name, texts, skipped);
    }

    /// <summary>Files that are meant to be no texts are passed over without a word.</summary>
    internal static bool Passes(FileInfo file) => file.Name.StartsWith('.') || Companions.Contains(file.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a file cannot be replayed; null with its text when it can.</summary>
    internal static string? Reason(FileInfo file, out ReplayText? text)
    {
        text = null;
        if (!Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
            return "is no text: its name ends in none of .txt, .html, .htm.";
        try
        {
            if (file.Length > MostBytes)
                return $"has {file.Length:N0} bytes; a text may have {MostBytes:N0}.";
            if (Decode(File.ReadAllBytes(file.FullName)) is not { } content)
                return "is binary, not text.";
            if (string.IsNullOrWhiteSpace(content))
                return "is empty.";
            text = new(file.Name, content, !file.Extension.Equals(".txt", StringComparison.OrdinalIgnoreCase));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {failure.Message}";
        }
    }

    /// <summary>By byte-order mark, else as UTF-8, else as windows-1252; null when control characters say that it is no text.</summary>
    private static string? Decode(byte[] bytes)
    {
        string text;
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }

        var controls = text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\u0085'));
        return text.Contains('\0') || controls * 50 > text.Length ? null : text;
    }
}
