using System.Text.Json;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// The oracle's memory: an append-only file with a line for every version of an item that was ever put on the wire, written
/// before its first byte is.
/// </summary>
internal sealed class ServedLog(string path) : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter file = new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read));

    public string Path => path;

    public static IReadOnlyList<ServedItem> Read(string path)
    {
        using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var items = new List<ServedItem>();
        while (file.ReadLine() is { } line)
            items.Add(JsonSerializer.Deserialize<ServedItem>(line)!);
        return items;
    }

    public void Append(IEnumerable<ServedItem> items)
    {
        lock (gate)
        {
            foreach (var item in items)
                file.WriteLine(JsonSerializer.Serialize(item));
            file.Flush();
        }
    }

    public void Dispose() => file.Dispose();
}

/// <param name="Version">The version of the source's feed in which it was served.</param>
/// <param name="Words">Those of its words that topics ask for.</param>
internal sealed record ServedItem(
    int Source, int Version, string Url, string? Guid, string Title, DateTimeOffset? Published, string Text, IReadOnlyList<string> Words);
