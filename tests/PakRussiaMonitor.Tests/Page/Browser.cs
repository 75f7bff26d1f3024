using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>The Chromium that is installed on this machine, headless; started at the first visit.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Executable = new[]
    {
        Environment.GetEnvironmentVariable("CHROMIUM"),
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    }.FirstOrDefault(File.Exists);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Why browser tests are skipped; null where they run. PAKRUSSIA_REQUIRE_BROWSER=1 turns the skip into a failure.</summary>
    public static string? WhyMissing =>
        Executable is null && Environment.GetEnvironmentVariable("PAKRUSSIA_REQUIRE_BROWSER") != "1"
            ? "No Chromium is installed: install the package chromium, or name one in the variable CHROMIUM."
            : null;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens <paramref name="address"/> in a fresh profile and waits until the view stands.</summary>
    public async Task<Visit> Open(Uri address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var browser = await Launch();
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
        });
        var visit = new Visit(await context.NewPageAsync(), address);
        await visit.Page.GotoAsync(address.AbsoluteUri);
        if (script)
            await visit.Stands();
        return visit;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<IBrowser> Launch()
    {
        if (browser is not null)
            return browser;
        Assert.True(Executable is not null, "PAKRUSSIA_REQUIRE_BROWSER is set, but no Chromium is installed.");
        playwright = await Playwright.CreateAsync();
        return browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }
}

/// <summary>One person's visit, with everything that the browser complained of and every request that left the origin.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly List<string> complaints = [];

    public Visit(IPage page, Uri address)
    {
        Page = page;
        page.SetDefaultTimeout(10_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            var to = new Uri(request.Url);
            if (to.Scheme != "data" && to.Authority != address.Authority)
                complaints.Add($"a request left the origin: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Waits until the address holds a text, however it came there: a change that is over already is no navigation to wait for.</summary>
    public Task IsAt(string part) => Assertions.Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(part)), new() { Timeout = 30_000 });

    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Loads another address afresh, in the same window.</summary>
    public async Task GoTo(Uri address)
    {
        await Page.GotoAsync(address.AbsoluteUri);
        await Stands();
    }

    /// <summary>Waits until the view of the current address is drawn.</summary>
    public Task Stands() => Page.WaitForSelectorAsync("main:not([aria-busy])");

    /// <summary>The text of the first element that matches, white space folded.</summary>
    public async Task<string> Text(string selector) =>
        string.Join(' ', (await Page.Locator(selector).First.InnerTextAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How many pixels the document is wider than the window.</summary>
    public Task<int> Overflow() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
