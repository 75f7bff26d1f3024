using System.Globalization;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

public sealed class FeedBombTests
{
    private const int Size = 1_000_000;

    /// <summary>All that is allocated, also what is given back at once: a bound against what grows with the square, not a measurement.</summary>
    private const long MostAllocated = 200L * Size;

    public static TheoryData<string> Names() => [.. FeedBomb.All.Select(bomb => bomb.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bomb_has_its_named_outcome_and_costs_memory_in_proportion(string name)
    {
        var bomb = FeedBomb.All.Single(b => b.Name == name);
        var body = bomb.Make(Size);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parse = new FeedParser(TimeProvider.System).Parse(body, null, new("https://host.example/feed"), CancellationToken.None);
        foreach (var item in parse.Feed?.Items ?? [])
        {
            Assert.NotNull(ReadableItem.Text(item));
            Assert.DoesNotContain("<script", ReadableItem.Html(item), StringComparison.OrdinalIgnoreCase);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var outcome = parse.Feed?.Items.Count.ToString(CultureInfo.InvariantCulture) ?? "no feed";
        Assert.True(bomb.Outcome == outcome || (bomb.Outcome == "many" && parse.IsFeed), $"{outcome} {parse.Reason} {string.Join(' ', parse.Feed?.Warnings ?? [])}");
        Assert.InRange(allocated, 0, MostAllocated);
        if (outcome == "2000")
            Assert.Contains(parse.Feed!.Warnings, warning => warning.Contains("2,000 items", StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_bombs_enough() => Assert.InRange(FeedBomb.All.Count, 40, 1000);
}
