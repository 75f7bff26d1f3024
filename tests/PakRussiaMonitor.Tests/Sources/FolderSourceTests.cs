using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>A folder of text files that an operator registered at the command line.</summary>
public sealed class FolderSourceTests : IDisposable
{
    private const string Text = "Pakistan and Russia agreed on gas. Moscow and Islamabad will build the pipeline together, officials said on Friday.";

    private readonly TemporaryFolder folder = new();
    private readonly string texts;

    public FolderSourceTests()
    {
        texts = folder.File("my texts #1 100%25");
        Directory.CreateDirectory(texts);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Its_files_are_articles_and_a_file_that_changes_revises_its_own()
    {
        Put("one.txt", "Gas for Pakistan\n\n" + Text);
        Put("two.html", "<h1>More gas</h1><p>Another text. " + Text + "</p>");
        Put("README.md", "No text.");
        await using var service = await TestService.Start(folder.File("monitor.db"));
        var id = await Register(service);
        Assert.Equal((FetchOutcome.Fetched, 2L), ((await Run(service, id)).Outcome, await Counted(service)));
        Assert.Equal(FetchOutcome.Unchanged, (await Run(service, id)).Outcome);

        Put("one.txt", "Gas for Pakistan\n\nRevised. " + Text);
        Assert.Equal((FetchOutcome.Fetched, 2L), ((await Run(service, id)).Outcome, await Counted(service)));
        var stored = new[] { await service.Get("/api/v1/articles/1"), await service.Get("/api/v1/articles/2") };
        Assert.Contains(stored, article => article.GetProperty("text").GetString()!.Contains("Revised.", StringComparison.Ordinal));
        Assert.NotNull((await service.Services.GetRequiredService<SourceTable>().Find(id, default))!.NextDueAt);
    }

    [Fact]
    public async Task A_link_in_it_leads_nowhere_and_a_folder_that_is_gone_is_told()
    {
        File.WriteAllText(folder.File("secret.txt"), Text);
        File.CreateSymbolicLink(Path.Combine(texts, "link.txt"), folder.File("secret.txt"));
        await using var service = await TestService.Start(folder.File("monitor.db"));
        var id = await Register(service);
        await Run(service, id);
        Assert.Equal(0, await Counted(service));

        Directory.Delete(texts, recursive: true);
        var report = await Run(service, id);
        Assert.Equal(FetchOutcome.NotFound, report.Outcome);
        Assert.Contains("my texts #1", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_request_registers_or_previews_a_path()
    {
        Put("one.txt", Text);
        await using var service = await TestService.Start(folder.File("monitor.db"));
        foreach (var address in (string[])[texts, "file://" + texts, new Uri(texts).AbsoluteUri, "//" + texts, "FILE:" + texts])
        {
            Assert.Equal(400, (await service.Post("/api/v1/sources", new { url = address })).Status);
            Assert.Equal(400, (await service.Post("/api/v1/sources/preview", new { url = address })).Status);
            Assert.Equal(400, (await service.Post("/api/v1/sources", new { url = address, articleLinks = "a" })).Status);
        }

        Assert.Empty(await service.Services.GetRequiredService<SourceTable>().All(default));
    }

    [Fact]
    public async Task The_command_line_registers_it()
    {
        Assert.Equal(0, await CommandLine.Run(["source", "add", texts, "--name", "My texts", "--db", folder.File("monitor.db")], new OneProcess()));
        await using var service = await TestService.Start(folder.File("monitor.db"));

        var source = Assert.Single(await service.Services.GetRequiredService<SourceTable>().All(default));
        Assert.Equal((SourceKind.Folder, "My texts", texts), (source.Kind, source.Name, new Uri(source.Url).LocalPath));
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(texts, name), text);

    private async Task<string> Register(TestService service) =>
        (await service.Services.GetRequiredService<SourceRegistry>().AddFolder(texts, null, default)).Id!;

    private static Task<FetchReport> Run(TestService service, string id) => service.Services.GetRequiredService<SourceRuns>().Run(id, default);

    private static async Task<long> Counted(TestService service) =>
        (await service.Services.GetRequiredService<IActors>().Topic("energy").Overview(Clock.Published, default)).Articles.Total;
}
