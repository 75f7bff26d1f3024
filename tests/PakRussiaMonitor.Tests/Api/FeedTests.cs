using System.Net;
using System.Net.Http.Headers;
using System.Xml.Linq;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>A topic's Atom feed as feed readers use it.</summary>
public sealed class FeedTests(Newsroom room) : IClassFixture<Newsroom>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_feed_has_what_Atom_asks_for()
    {
        await room.Write("Gas & \u0001<b>", "gas \ud800 and more", Noon.AddDays(-1), Noon.AddHours(-1), author: "Ann");
        await room.Write("گیس", "gas", null, Noon);
        var feed = XDocument.Parse((await room.Ask("/api/v1/topics/energy/feed.atom")).Body).Root!;

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("Energy", feed.Element(Atom + "title")!.Value);
        Assert.Equal(["گیس", "Gas & <b>"], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value).Take(2));
        Assert.Equal(["self", "alternate"], feed.Elements(Atom + "link").Select(link => link.Attribute("rel")!.Value));
        Assert.Equal($"{room.Client.BaseAddress}api/v1/topics/energy/feed.atom", feed.Element(Atom + "link")!.Attribute("href")!.Value);
        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            Assert.StartsWith("urn:uuid:", element.Element(Atom + "id")!.Value, StringComparison.Ordinal);
            Assert.Matches("^2026-..-..T..:..:..(\\.\\d+)?Z$", element.Element(Atom + "updated")!.Value);
            Assert.NotEmpty(element.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        }
        Assert.All(feed.Elements(Atom + "entry"), entry => Assert.True(entry.Elements(Atom + "link").Any() || entry.Elements(Atom + "content").Any()));
        Assert.Equal(feed.Descendants(Atom + "id").Count(), feed.Descendants(Atom + "id").Select(id => id.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again()
    {
        await room.Write("first", "gas");
        var tag = await Tag();
        await room.Write("about something else", "arms");
        Assert.Equal((HttpStatusCode.NotModified, 0), await Conditional(tag));
        Assert.False(tag.IsWeak);
        await room.Write("second", "gas");

        Assert.Equal(HttpStatusCode.OK, (await Conditional(tag)).Status);
        Assert.NotEqual(tag, await Tag());
    }

    [Fact]
    public async Task Pages_hold_every_article_once_under_the_same_id_whatever_arrives_meanwhile()
    {
        await using var place = await Newsroom.Open();
        for (var i = 0; i < 120; i++)
            await place.Write($"number {i}", "gas", seen: Noon.AddMinutes(i));
        var (titles, ids, pages, address) = (new List<string>(), new HashSet<string>(), 0, "/api/v1/topics/energy/feed.atom?kind=opinion");
        while (address is not null)
        {
            var feed = XDocument.Parse((await place.Ask(address)).Body).Root!;
            titles.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value));
            ids.UnionWith(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            address = feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == "next")?.Attribute("href")!.Value;
            await place.Write($"new {pages++}", "gas", seen: Noon.AddDays(1));
        }

        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"number {i}"), titles);
        Assert.Equal((120, 3), (ids.Count, pages));
    }

    [Theory]
    [InlineData("energy/feed.atom?cursor=abc", "invalid-cursor", HttpStatusCode.BadRequest)]
    [InlineData("energy/feed.atom?unit=authors", "invalid-parameter", HttpStatusCode.BadRequest)]
    [InlineData("energy/feed.atom?bucket=day", "unknown-parameter", HttpStatusCode.BadRequest)]
    [InlineData("nothing/feed.atom", "unknown-topic", HttpStatusCode.NotFound)]
    public async Task What_is_no_feed_is_a_problem(string path, string type, HttpStatusCode status) => await room.Refused($"/api/v1/topics/{path}", type, expected: status);

    private async Task<EntityTagHeaderValue> Tag()
    {
        using var response = await room.Client.GetAsync("/api/v1/topics/energy/feed.atom");
        Assert.Equal("application/atom+xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return response.Headers.ETag!;
    }

    private async Task<(HttpStatusCode Status, int Length)> Conditional(EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/topics/energy/feed.atom");
        request.Headers.IfNoneMatch.Add(tag);
        using var response = await room.Client.SendAsync(request);
        return (response.StatusCode, (await response.Content.ReadAsByteArrayAsync()).Length);
    }
}
