using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Discovery;

namespace PakRussiaMonitor.Commands;

/// <summary><c>source preview</c>: beside a service that runs, and also where there is no database yet.</summary>
internal static class PreviewReport
{
    /// <returns>1 where the address is no feed and leads to none.</returns>
    public static async Task<int> Run(string url, SourceSettings source, string database, IReadOnlyList<string> settings, bool json, CancellationToken cancellation)
    {
        if (DatabaseAddress.IsPostgreSql(database) || File.Exists(database))
            return await Print(url, source, DatabaseAddress.OpenBeside(database, TimeProvider.System), settings, json, install: false, cancellation);

        // A look makes no database: topics are those with which a new one would begin.
        var place = Directory.CreateTempSubdirectory("pakrussiamonitor-");
        try
        {
            return await Print(url, source, DatabaseAddress.Open(Path.Combine(place.FullName, "preview.db"), TimeProvider.System), settings, json, install: true, cancellation);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static async Task<int> Print(
        string url, SourceSettings source, IDatabase database, IReadOnlyList<string> settings, bool json, bool install, CancellationToken cancellation)
    {
        await using var app = MonitorApplication.Build(database, settings);
        if (install)
            await FirstMinute.InstallTopics(app.Services, cancellation);
        var preview = await app.Services.GetRequiredService<SourcePreviews>().Of(url, source, cancellation);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(preview, AsTheApi(app.Services)));
        else if (preview.BringsFeeds)
            Print(preview);
        else
            await Console.Error.WriteLineAsync(preview.Sentence);
        return preview.BringsFeeds ? 0 : 1;
    }

    private static JsonSerializerOptions AsTheApi(IServiceProvider services) =>
        new(services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Print(SourcePreview preview)
    {
        Console.WriteLine(preview.Url);
        if (preview.Format is not null)
            Console.WriteLine($"{preview.Format}  {preview.Title ?? "(no title)"}");
        Console.WriteLine(preview.Sentence);
        foreach (var warning in preview.Warnings.Skip(1)) // the sentence has told the first
            Console.WriteLine($"  warning: {warning}");
        foreach (var feed in preview.Feeds)
            Console.WriteLine($"  {feed.Url}  {feed.Title}".TrimEnd());
        for (var i = 0; i < preview.Items.Count; i++)
            Print(i + 1, preview.Items[i]);
        if (preview.ItemCount > preview.Items.Count)
            Console.WriteLine($"\n… and {preview.ItemCount - preview.Items.Count} more items.");
    }

    private static void Print(int number, PreviewItem item)
    {
        Console.WriteLine($"\n{number}. {item.Title ?? "(no title)"}");
        if (item.SetAside is not null)
        {
            Console.WriteLine($"   would be set aside: {item.SetAside}");
            return;
        }

        var published = item.Published?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "undated";
        Console.WriteLine($"   {string.Join(" · ", new[] { published, item.Author, item.Kind, item.Language, item.Url }.Where(part => part is not null))}");
        Console.WriteLine($"   topics: {(item.Topics.Count == 0 ? "none" : string.Join(", ", item.Topics.Select(topic => topic.Id)))}");
        Console.WriteLine($"   text ({item.Characters} characters): {OneLine(item.Text)}");
        foreach (var span in item.Removed)
            Console.WriteLine($"   removed, {span.Rule}: {OneLine(span.Text)}");
        if (item.RemovedCount > item.Removed.Count)
            Console.WriteLine($"   … and {item.RemovedCount - item.Removed.Count} more spans removed.");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
