using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>The page of a service that asks for keys.</summary>
[Collection(PageSuite.Name)]
public sealed class KeyPageTests(Browser browser)
{
    [BrowserFact]
    public async Task The_page_asks_for_a_key_and_keeps_it_in_this_window()
    {
        using var folder = new TemporaryFolder();
        await using var service = await TestService.Start(folder.File("monitor.db"));
        var (_, secret) = await service.Services.GetRequiredService<KeyTable>().Create("reader", KeyScope.Read, null, default);
        var address = service.Client.BaseAddress!;
        await using var visit = await browser.Open(address);

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("A key is needed");
        await Give(visit, KeySecret.New());
        await Assertions.Expect(visit.Page.Locator(".problem")).ToContainTextAsync("This key is not known.");
        await Give(visit, secret);
        await Assertions.Expect(visit.Page.Locator(".topics")).ToBeVisibleAsync();
        await visit.GoTo(new Uri(address, "/?view=sources"));
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Sources");

        await visit.Page.GetByRole(AriaRole.Textbox).First.FillAsync("https://paper.example/feed");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".problem")).ToContainTextAsync("This key may only read.");
        Assert.DoesNotContain(visit.Complaints, complaint => !complaint.Contains("status of 40", StringComparison.Ordinal));
    }

    private static async Task Give(Visit visit, string key)
    {
        await visit.Page.FillAsync("#key", key);
        await visit.Page.Keyboard.PressAsync("Enter");
    }
}
