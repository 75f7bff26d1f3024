using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>What is said of why an article matches, and of what it lacked.</summary>
public sealed class ExplanationTests
{
    private static readonly ArticleFields Article = new("Gas for Gwadar", "Moscow sells.\nRussian gas, again gas.", "dawn.com", "Cyril Almeida", "en-GB", "opinion");

    [Fact]
    public void A_clause_tells_in_which_field_and_where_it_was_found()
    {
        var told = Explain("gas AND russia* AND NOT india");

        Assert.True(told.Matches);
        Assert.Equal(
            [new FoundPlace("gas", "title", 0, 3, "Gas", null), new("gas", "text", 22, 3, "gas", null), new("gas", "text", 33, 3, "gas", null)],
            told.Clauses[0].Found);
        Assert.Equal(new FoundPlace("russia*", "text", 14, 7, "Russian", null), Assert.Single(told.Clauses[1].Found));
        Assert.Equal(("NOT india", true, 0), (told.Clauses[2].Clause, told.Clauses[2].Holds, told.Clauses[2].Places));
    }

    [Theory]
    [InlineData("\"russian gas\"", "text", 14, "Russian gas")]
    [InlineData("lang:en", "lang", 0, "en-GB")]
    [InlineData("outlet:dawn.com", "outlet", 0, "dawn.com")]
    [InlineData("author:almeida", "author", 6, "Almeida")]
    [InlineData("title:gwadar", "title", 8, "Gwadar")]
    public void Every_kind_of_clause_has_its_place(string query, string field, int start, string text)
    {
        var place = Assert.Single(Assert.Single(Explain(query).Clauses).Found);
        Assert.Equal((field, start, text), (place.Field, place.Start, place.Text));
    }

    [Fact]
    public void Of_a_NEAR_both_sides_are_shown() =>
        Assert.Equal(["Russian", "gas"], Explain("russian NEAR/1 gas").Clauses[0].Found.Select(place => place.Text));

    [Theory]
    [InlineData("gas AND tea", "tea")]
    [InlineData("gas AND (tea OR coffee)", "tea OR coffee")]
    [InlineData("gas AND NOT moscow", "NOT moscow")]
    [InlineData("(gas AND tea) OR (tea AND coffee)", "tea")]
    public void Where_exactly_one_clause_fails_it_is_a_near_miss(string query, string clause)
    {
        var told = Explain(query);
        Assert.Equal((false, NearMissReason.OneClauseFailed, clause), (told.Matches, told.NearMiss?.Reason, told.NearMiss?.Clause));
    }

    [Fact]
    public void Where_two_clauses_fail_it_is_no_near_miss() => Assert.Null(Explain("tea coffee gas").NearMiss);

    [Fact]
    public void What_stands_only_in_removed_text_is_a_near_miss_with_the_rule_that_removed_it()
    {
        var told = Explanation.Of(TopicQuery.Parse("gas AND facebook").Query!, Article, [new(3, "Share on Facebook", "sharing")]);

        Assert.Equal((false, NearMissReason.OnlyInRemovedText, "facebook"), (told.Matches, told.NearMiss?.Reason, told.NearMiss?.Clause));
        Assert.Equal(new FoundPlace("facebook", "removed", 9, 8, "Facebook", "sharing"), Assert.Single(told.NearMiss!.Found));
    }

    private static Explanation Explain(string query) => Explanation.Of(TopicQuery.Parse(query).Query!, Article, []);
}
