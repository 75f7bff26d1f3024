using System.IO.Compression;
using PakRussiaMonitor.Tests.Sources.Pages;
using static PakRussiaMonitor.Tests.Sources.Pages.PageService;

namespace PakRussiaMonitor.Tests.Sources.Listing;

/// <summary>Sources of nothing but links: pages that list articles, and sitemaps.</summary>
public sealed class ListingTests : IAsyncLifetime
{
    private const string Listing = """
        <!doctype html><html><head><title>Opinion</title></head><body><nav><a href="/about">About us</a></nav>
        <main><h2><a href="/1#top">Gas for Pakistan</a></h2><h2><a href="/2">Gas for Russia</a></h2><h2><a href="/1">The same again</a></h2>
        <h2><a href="javascript:alert(1)">Bad</a></h2><h2><a href="https://user:pw@x.example/">Bad</a></h2></main></body></html>
        """;

    private PageService service = null!;

    public async Task InitializeAsync() => service = await PageService.Start("Pages:SitemapsPerIndex=2");

    public async Task DisposeAsync() => await service.DisposeAsync();

    [Fact]
    public async Task The_links_of_a_listing_page_become_articles_whose_text_their_pages_give()
    {
        service.Site.Put("/opinion", Listing);
        service.Site.Put("/1", Story("Gas for Pakistan", "The first."));
        service.Site.Put("/2", Story("Gas for Russia", "The second, and another text altogether."));
        var id = await service.Register(new { url = service.Site.Root + "/opinion", articleLinks = "main h2 a" });
        Assert.Equal((0, (2, 0, 0, 0)), (await service.Counted(), await service.Counts(id)));
        await service.RunPages();
        Assert.Equal((2, (0, 2, 0, 0)), (await service.Counted(), await service.Counts(id)));

        service.Site.Put("/opinion", Listing.Replace("/2", "/3", StringComparison.Ordinal));
        service.Site.Put("/3", Story("Gas for all", "The third, which says something else again."));
        await service.Fetch(id);
        await service.RunPages();
        Assert.Equal((3, (0, 3, 0, 0)), (await service.Counted(), await service.Counts(id)));
        var last = (await service.Service.Get($"/api/v1/sources/{id}/fetches")).GetProperty("fetches")[0];
        Assert.Equal("Found 2 links.", last.GetProperty("sentence").GetString());
        Assert.DoesNotContain("\"possibleGap\":true", (await service.Service.Get($"/api/v1/sources/{id}")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_that_finds_nothing_is_told_with_what_to_do()
    {
        service.Site.Put("/opinion", Listing);
        var id = await service.Register(new { url = service.Site.Root + "/opinion", articleLinks = "ul.columns a" });

        var fetch = (await service.Service.Get($"/api/v1/sources/{id}/fetches")).GetProperty("fetches")[0];
        Assert.Equal("noLinks", fetch.GetProperty("outcome").GetString());
        Assert.Contains("selector", fetch.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main h2 a[")]
    [InlineData("")]
    [InlineData("a:no-such-thing(")]
    public async Task What_is_no_selector_is_refused(string selector)
    {
        Assert.Equal(400, (await service.Service.Post("/api/v1/sources", new { url = service.Site.Root + "/x", articleLinks = selector })).Status);
        Assert.Equal(400, (await service.Service.Post("/api/v1/sources/preview", new { url = service.Site.Root + "/x", articleLinks = selector })).Status);
    }

    [Fact]
    public async Task A_preview_lists_the_links_that_the_selector_finds()
    {
        service.Site.Put("/opinion", Listing);
        var (status, preview) = await service.Service.Post("/api/v1/sources/preview", new { url = service.Site.Root + "/opinion", articleLinks = "main h2" });

        Assert.Equal((200, "listing", 2), (status, preview.GetProperty("format").GetString(), preview.GetProperty("itemCount").GetInt32()));
        Assert.Equal([$"{service.Site.Root}/1", $"{service.Site.Root}/2"], preview.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("url").GetString()));
        var (none, problem) = await service.Service.Post("/api/v1/sources/preview", new { url = service.Site.Root + "/opinion", articleLinks = "ul a" });
        Assert.Equal((422, "/problems/no-links"), (none, problem.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_hostile_listing_is_told_to_be_too_large_before_a_tree_is_built()
    {
        service.Site.Put("/opinion", "<!doctype html><html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)));
        var id = await service.Register(new { url = service.Site.Root + "/opinion", articleLinks = "a" });

        Assert.Equal("tooLarge", (await service.Service.Get($"/api/v1/sources/{id}/fetches")).GetProperty("fetches")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task The_pages_of_a_sitemap_are_followed_the_newest_first()
    {
        service.Site.Put("/sitemap.xml", Urls(("/old", "2026-11-01"), ("/new", "2026-11-20")), "application/xml");
        service.Site.Put("/new", Story("Gas for Pakistan", "New."));
        service.Site.Put("/old", Story("Gas for Russia", "Old and quite another text it is, this one."));
        var id = await service.Register(new { url = service.Site.Root + "/sitemap.xml" });
        await service.RunPages();

        Assert.Equal((2, (0, 2, 0, 0)), (await service.Counted(), await service.Counts(id)));
        Assert.Equal(["/new", "/old"], service.Site.Asked.Where(path => path is "/new" or "/old"));
        Assert.Equal("ok", (await service.Service.Get($"/api/v1/sources/{id}")).GetProperty("health").GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_index_leads_to_its_newest_sitemaps_of_the_same_domain_and_they_to_their_pages()
    {
        service.Site.Put("/index.xml", Index(("/a.xml", "2026-11-01"), ("/b.xml.gz", "2026-11-20"), ("/c.xml", "2026-11-19"), ("https://other.example/d.xml", "2026-11-21")), "application/xml");
        service.Site.Put("/b.xml.gz", Zip(Urls(("/1", "2026-11-20"))), "application/gzip");
        service.Site.Put("/c.xml", Index(("/endless.xml", "2026-11-20")), "application/xml");
        service.Site.Put("/1", Story("Gas for Pakistan", "The text."));
        var id = await service.Register(new { url = service.Site.Root + "/index.xml" });
        Assert.Equal((2, 0, 0, 0), await service.Counts(id));
        await service.RunPages();
        await service.Fetch(id); // makes pages of what the sitemaps brought
        await service.RunPages();

        Assert.Equal((1, (0, 3, 0, 0)), (await service.Counted(), await service.Counts(id)));
        Assert.DoesNotContain("/endless.xml", service.Site.Asked);
        Assert.DoesNotContain("/a.xml", service.Site.Asked);
    }

    [Fact]
    public async Task A_sitemap_that_is_packed_as_a_file_is_a_source_as_it_is()
    {
        service.Site.Put("/news.xml.gz", Zip(Urls(("/1", "2026-11-20"), ("/2", "2026-11-20"))), "application/gzip");

        var id = await service.Register(new { url = service.Site.Root + "/news.xml.gz" });

        Assert.Equal((2, 0, 0, 0), await service.Counts(id));
        Assert.Equal("ok", (await service.Service.Get($"/api/v1/sources/{id}")).GetProperty("health").GetProperty("state").GetString());
    }

    private string Urls(params (string Path, string Day)[] pages) => Sitemap("urlset", "url", pages);

    private string Index(params (string Path, string Day)[] pages) => Sitemap("sitemapindex", "sitemap", pages);

    private string Sitemap(string root, string entry, (string Path, string Day)[] pages) =>
        $"<?xml version=\"1.0\"?><{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(pages.Select(page =>
            $"<{entry}><loc>{(page.Path[0] == '/' ? service.Site.Root : "")}{page.Path}</loc><lastmod>{page.Day}</lastmod></{entry}>"))}</{root}>";

    private static byte[] Zip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
