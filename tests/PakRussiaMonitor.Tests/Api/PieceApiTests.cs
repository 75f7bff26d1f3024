using System.Text.Json;
using PakRussiaMonitor.Tests.Articles.Generated;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Pieces over HTTP: their articles and lags, what two copies differ in, and an operator's word on them.</summary>
public sealed class PieceApiTests : IAsyncLifetime
{
    private static readonly string[] Sentences = ProseSheets.Sentences["en"];
    private static readonly string Text = string.Join('\n', Sentences[..10]);
    private const string One = "https://one.example/1", Two = "https://two.example/2", Other = "https://other.example/3";

    private CommentFeed feed = null!;

    public async Task InitializeAsync()
    {
        feed = await CommentFeed.Start();
        await feed.Bring((One, Text));
        await feed.Bring((Two, $"{Text}\nOne sentence more stands at the end of this copy of it."), (Other, string.Join('\n', Sentences[10..16])));
    }

    public async Task DisposeAsync() => await feed.DisposeAsync();

    [Fact]
    public async Task A_piece_names_its_first_outlet_and_each_copys_lag()
    {
        var piece = await feed.Service.Get($"/api/v1/pieces/{await Piece(Two)}");

        Assert.Equal("one.example", piece.GetProperty("firstSeenOutlet").GetString());
        var articles = piece.GetProperty("articles").EnumerateArray().ToArray();
        Assert.Equal(["one.example", "two.example"], articles.Select(article => article.GetProperty("outlet").GetString()));
        Assert.Equal(0, articles[0].GetProperty("lagMinutes").GetInt64());
        Assert.True(articles[1].GetProperty("lagMinutes").GetInt64() >= 0);
        Assert.Equal((404, "unknown-piece"), Short(await feed.Ask("GET", "/api/v1/pieces/12345")));
    }

    [Fact]
    public async Task What_two_copies_differ_in_is_told_paragraph_by_paragraph()
    {
        var (one, two) = (await feed.Id(One), await feed.Id(Two));
        var paragraphs = (await feed.Service.Get($"/api/v1/articles/{one}/differences/{two}")).GetProperty("paragraphs").EnumerateArray().ToArray();

        Assert.Equal(["same", "new"], paragraphs.Select(paragraph => paragraph.GetProperty("state").GetString()).Distinct());
        Assert.Equal(11, paragraphs.Length);
        Assert.Equal((404, "unknown-article"), Short(await feed.Ask("GET", $"/api/v1/articles/{one}/differences/999")));
        Assert.Equal((404, "unknown-article"), Short(await feed.Ask("GET", $"/api/v1/articles/999/differences/{one}")));
    }

    [Fact]
    public async Task A_wrong_merge_is_undone_and_stays_undone_when_the_copy_comes_again()
    {
        Assert.Equal(await Piece(One), await Piece(Two));
        Assert.Equal(204, (await feed.Ask("POST", $"/api/v1/articles/{await feed.Id(Two)}/piece/split")).Status);
        Assert.NotEqual(await Piece(One), await Piece(Two));

        await feed.Bring((Two, $"{Text}\nThe last sentence of this copy of it is another by now."));
        Assert.NotEqual(await Piece(One), await Piece(Two));
        Assert.Equal((404, "unknown-article"), Short(await feed.Ask("POST", "/api/v1/articles/999/piece/split")));
    }

    [Fact]
    public async Task A_missed_merge_is_made_and_stays_made_and_can_be_undone_again()
    {
        var (one, other) = (await feed.Id(One), await feed.Id(Other));
        Assert.NotEqual(await Piece(One), await Piece(Other));
        Assert.Equal(204, (await feed.Ask("POST", $"/api/v1/articles/{other}/piece/join/{one}")).Status);
        Assert.Equal(await Piece(One), await Piece(Other));
        Assert.Equal(3, (await feed.Service.Get($"/api/v1/pieces/{await Piece(One)}")).GetProperty("articles").GetArrayLength());

        await feed.Bring((Other, string.Join('\n', Sentences[10..15])));
        Assert.Equal(await Piece(One), await Piece(Other));
        Assert.Equal(204, (await feed.Ask("POST", $"/api/v1/articles/{other}/piece/split")).Status);
        Assert.NotEqual(await Piece(One), await Piece(Other));
        Assert.Equal((404, "unknown-article"), Short(await feed.Ask("POST", $"/api/v1/articles/{other}/piece/join/999")));
    }

    private async Task<string> Piece(string url) => (await feed.Service.Get($"/api/v1/articles/{await feed.Id(url)}")).GetProperty("piece").GetString()!;

    private static (int, string?) Short((int Status, string? Tag, JsonElement) answer) => (answer.Status, answer.Tag);
}
