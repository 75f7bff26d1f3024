using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

public sealed class FeedFixtureTests
{
    public static TheoryData<string> Fixtures() => [.. FeedFixture.Names()];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_fixture_gives_what_its_header_expects(string name)
    {
        var fixture = FeedFixture.Load(name);
        var expectations = fixture.Expectations().ToList();
        var parse = fixture.Parse();

        Assert.NotEmpty(expectations);
        foreach (var (field, whole, value) in expectations)
        {
            Assert.True(parse.IsFeed || field == "reason", parse.Reason);
            var found = FeedFixture.Value(parse, field) ?? "null";
            Assert.True(whole ? found == value : found.Contains(value, StringComparison.Ordinal), $"{name}: {field} should be {value} but is {found}\n{string.Join('\n', parse.Feed?.Warnings ?? [])}");
        }
    }

    [Fact]
    public void There_is_a_fixture_for_every_case() => Assert.InRange(FeedFixture.Names().Count(), 150, 1000);
}
