using System.Net;
using System.Xml;

namespace PakRussiaMonitor.Sources.Replay;

/// <summary>
/// Serves a folder's texts as Atom feeds on a loopback port of its own, so that a replay goes the whole way of a fetch.
/// A large folder becomes several pages, each within the limits of a feed.
/// </summary>
public sealed class ReplayServer : IAsyncDisposable
{
    private const int TextsPerPage = 500;
    private const int CharactersPerPage = 1_500_000;

    private readonly WebApplication app;

    private ReplayServer(WebApplication app, IReadOnlyList<Uri> pages)
    {
        this.app = app;
        Pages = pages;
    }

    /// <summary>The feeds' addresses, all on the same endpoint.</summary>
    public IReadOnlyList<Uri> Pages { get; }

    public static async Task<ReplayServer> Start(ReplayFolder folder, CancellationToken cancellation)
    {
        var pages = Paginate(folder.Texts);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/feed/{page:int}", (int page) => page < pages.Count ? Results.Bytes(Write(folder.Name, pages[page]), "application/atom+xml") : Results.NotFound());
        await app.StartAsync(cancellation);
        var root = new Uri(app.Urls.Single());
        return new(app, [.. pages.Select((_, page) => new Uri(root, $"/feed/{page}"))]);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static List<List<ReplayText>> Paginate(IReadOnlyList<ReplayText> texts)
    {
        var pages = new List<List<ReplayText>>();
        var room = 0;
        foreach (var text in texts)
        {
            if (pages.Count == 0 || pages[^1].Count == TextsPerPage || text.Text.Length > room)
            {
                pages.Add([]);
                room = CharactersPerPage;
            }

            pages[^1].Add(text);
            room -= text.Text.Length;
        }

        return pages;
    }

    /// <summary>Texts as an Atom feed.</summary>
    internal static byte[] Write(string folder, IReadOnlyList<ReplayText> texts)
    {
        const string atom = "http://www.w3.org/2005/Atom";
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { NewLineHandling = NewLineHandling.Entitize }))
        {
            xml.WriteStartElement("feed", atom);
            xml.WriteElementString("title", atom, folder);
            foreach (var text in texts)
            {
                xml.WriteStartElement("entry", atom);
                xml.WriteElementString("id", atom, ReplayNames.ItemId(text.Name));
                xml.WriteStartElement("content", atom);
                xml.WriteAttributeString("type", text.IsHtml ? "html" : "text");
                xml.WriteString(Allowed(text.Text));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>XML has no way to write some control characters and lone surrogates; a space stands in for them.</summary>
    private static string Allowed(string text) => string.Create(text.Length, text, static (allowed, text) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                (allowed[i], allowed[i + 1]) = (text[i], text[++i]);
            else
                allowed[i] = XmlConvert.IsXmlChar(text[i]) ? text[i] : ' ';
        }
    });
}

/// <summary>A replay's stable identity, by which replaying twice changes no count.</summary>
public static class ReplayNames
{
    private const string Prefix = "urn:";

    public static string SourceId(string folder) => $"replay:{folder}";

    public static string ItemId(string file) => Prefix + file;
}
