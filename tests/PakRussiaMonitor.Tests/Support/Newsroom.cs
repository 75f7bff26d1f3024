using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>The real service with two topics and articles of a test's own, recorded as ingestion does it, asked over HTTP.</summary>
public sealed class Newsroom : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestService? service;

    public HttpClient Client => service!.Client;

    public IServiceProvider Services => service!.Services;

    public static async Task<Newsroom> Open(params string[] settings)
    {
        var room = new Newsroom();
        room.service = await TestService.Start(room.folder.File("monitor.db"), null, topics: false, settings);
        await room.InitializeAsync();
        return room;
    }

    public async Task InitializeAsync()
    {
        service ??= await TestService.Start(folder.File("monitor.db"), topics: false);
        await Services.GetRequiredService<TopicTable>().Install([new("energy", "Energy", "gas"), new("defence", "Defence", "arms")], default);
    }

    public async Task DisposeAsync()
    {
        await service!.DisposeAsync();
        folder.Dispose();
    }

    public Task Stop() => service!.DisposeAsync().AsTask();

    /// <summary>Records an article; the topics that its text is about are found as always.</summary>
    internal async Task Write(
        string key, string text, DateTimeOffset? published = null, DateTimeOffset? seen = null, string outlet = "dawn.com", string? author = null,
        string kind = "opinion", long piece = 0)
    {
        var set = await Services.GetRequiredService<TopicSets>().Current(default);
        var topics = set.Matcher.Match(new ArticleFields(key, text, outlet, author, null, kind)).ToArray();
        var record = Record(key, text, piece == 0 ? Math.Abs(StringComparer.Ordinal.GetHashCode(key)) : piece, published, seen, outlet, author, kind, topics: topics, version: set.Version);
        await Services.GetRequiredService<LedgerWriter>().Record(record);
    }

    public async Task<JsonElement> Get(string path)
    {
        var (status, _, body) = await Ask(path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    public async Task<(HttpStatusCode Status, string? Type, string Body)> Ask(string path)
    {
        using var response = await Client.GetAsync(path);
        return (response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>The lines of a table: enough of a reader for what the service writes.</summary>
    public async Task<IReadOnlyList<string[]>> Table(string path)
    {
        using var response = await Client.GetAsync(path);
        var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()); // reading a string would take the mark away
        Assert.Equal((HttpStatusCode.OK, "text/csv; charset=utf-8; header=present"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.StartsWith("\uFEFF", body, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", body, StringComparison.Ordinal);
        return Cells(body[1..]);
    }

    /// <summary>A problem of a kind, never a failure.</summary>
    public async Task Refused(string path, string type, string says = "", HttpStatusCode expected = HttpStatusCode.BadRequest)
    {
        var (status, content, body) = await Ask(path);
        var asked = path.Length > 200 ? path[..200] : path;
        Assert.True(status == expected, string.Create(CultureInfo.InvariantCulture, $"{asked}: {status} {body}"));
        Assert.StartsWith("application/problem+json", content, StringComparison.Ordinal);
        Assert.Contains($"\"/problems/{type}\"", body, StringComparison.Ordinal);
        Assert.Contains(says, JsonSerializer.Deserialize<JsonElement>(body).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static List<string[]> Cells(string text)
    {
        var (lines, line, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ',' && !quoted)
                Next();
            else if (text[i] == '\r' && !quoted)
            {
                Next();
                lines.Add([.. line]);
                line.Clear();
                i++;
            }
            else
                cell.Append(text[i]);
        }
        return lines;

        void Next()
        {
            line.Add(cell.ToString());
            cell.Clear();
        }
    }
}
