using Microsoft.Playwright;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>Page and service together: what a person sees in the first minute.</summary>
[Collection(PageSuite.Name)]
public sealed class RealPageTests(Browser browser) : IAsyncLifetime
{
    private readonly RealPageHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [BrowserFact]
    public async Task From_the_topics_to_what_was_removed_from_a_seed()
    {
        await using var visit = await browser.Open(host.At("/"));
        Assert.True(await visit.Page.Locator(".topics tbody tr").CountAsync() >= 10);

        await visit.Page.ClickAsync("text=Pakistan–Russia relations");
        await Assertions.Expect(visit.Page.Locator(".topic h2").Last).ToHaveTextAsync("Articles behind this number (5)");
        await visit.Page.ClickAsync("text=Pak-Russia: increasing their ties");
        await Assertions.Expect(visit.Page.Locator("aside")).ToContainTextAsync("Fill in your details below or click an icon to log in: Logo");
        Assert.DoesNotContain("Leave a Reply", await visit.Text(".text"), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task A_broken_address_is_answered_at_the_field()
    {
        await using var visit = await browser.Open(host.At("/?view=sources"));
        await visit.Page.GetByRole(AriaRole.Textbox).First.FillAsync("file:///etc/passwd");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page.Locator("form.add")).ToContainTextAsync("This address cannot be fetched");
        Assert.Contains("seeds", await visit.Text("main"), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(360)]
    [InlineData(1600)]
    public async Task Nothing_overflows(int width)
    {
        foreach (var view in (string[])["/", "/?topic=afghanistan", "/?topic=afghanistan&clock=seen", "/?article=3", "/?view=sources"])
        {
            await using var visit = await browser.Open(host.At(view), width);
            Assert.Equal(0, await visit.Overflow());
            Assert.Empty(visit.Complaints);
        }
    }
}
