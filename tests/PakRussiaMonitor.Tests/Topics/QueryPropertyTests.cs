using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>What holds for every query and every text.</summary>
public sealed class QueryPropertyTests
{
    private static readonly Config Thousand = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    [Fact]
    public void Parsing_what_was_printed_gives_the_same_query() =>
        Check(RandomQueries.Query, node => TopicQuery.Parse(node.ToString()).Query?.Root == node);

    [Fact]
    public void A_query_is_refused_exactly_when_an_empty_article_would_match() =>
        Check(RandomQueries.Tree, node => TopicQuery.Parse(node.ToString()).IsValid == !RandomQueries.Holds(node, new("", "")));

    [Fact]
    public void The_matcher_says_what_reading_word_by_word_says()
    {
        var cases = from nodes in RandomQueries.Query.NonEmptyListOf() from article in RandomQueries.Article select (nodes, article);
        Check(cases, c =>
        {
            var topics = c.nodes.Select((node, i) => new TopicRevision($"t{i}", 1, "", node.ToString())).ToList();
            var expected = topics.Where((_, i) => RandomQueries.Holds(c.nodes[i], c.article)).ToList();
            var matcher = new TopicMatcher(topics);
            return matcher.Match(c.article).SequenceEqual(expected) && matcher.Match(c.article).SequenceEqual(expected);
        });
    }

    /// <summary>Few expressions in ever new company: what one topic found out about its part is told to others, and forgotten with the article.</summary>
    [Fact]
    public void Topics_that_share_expressions_match_as_each_would_alone()
    {
        var cases = from shared in RandomQueries.SmallTree.ArrayOf(4)
                    from nodes in RandomQueries.Over(shared).ArrayOf(12)
                    from articles in RandomQueries.Article.ArrayOf(4)
                    select (nodes: nodes.Where(node => !RandomQueries.Holds(node, new("", ""))).ToArray(), articles);
        Check(cases, c =>
        {
            var topics = c.nodes.Select((node, i) => new TopicRevision($"t{i}", 1, "", node.ToString())).ToList();
            var matcher = new TopicMatcher(topics);
            return matcher.Invalid.Count == 0 && c.articles.All(article => matcher.Match(article).SequenceEqual(topics.Where((_, i) => RandomQueries.Holds(c.nodes[i], article))));
        });
    }

    [Fact]
    public void An_explanation_says_what_the_matcher_says_and_shows_what_stands_there()
    {
        var cases = from node in RandomQueries.Query from article in RandomQueries.Article select (node, article);
        Check(cases, c =>
        {
            var query = TopicQuery.Parse(c.node.ToString()).Query!;
            var told = Explanation.Of(query, c.article, []);
            return told.Matches == RandomQueries.Holds(c.node, c.article)
                && told.Matches == told.Clauses.All(clause => clause.Holds)
                && told.Clauses.SelectMany(clause => clause.Found).All(place => FieldOf(c.article, place.Field).Substring(place.Start, place.Length) == place.Text);
        });
    }

    [Fact]
    public void A_near_miss_names_one_failed_clause_exactly_when_removed_text_does_not_hold_it()
    {
        var cases = from node in RandomQueries.Query from article in RandomQueries.Article from removed in RandomQueries.Text select (node, article, removed);
        Check(cases, c =>
        {
            var told = Explanation.Of(TopicQuery.Parse(c.node.ToString()).Query!, c.article, [new(0, c.removed, "rule")]);
            var whole = c.article with { Text = c.article.Text + "\n" + c.removed };
            return told.NearMiss?.Reason == NearMissReason.OnlyInRemovedText
                ? !told.Matches && RandomQueries.Holds(c.node, whole)
                : told.Matches || !RandomQueries.Holds(c.node, whole);
        });
    }

    [Fact]
    public void No_text_makes_the_parser_throw_and_every_error_has_a_place_in_it()
    {
        var signs = Gen.Elements("(", ")", "\"", "*", "AND", "OR", "NOT", "NEAR/3", "title:", "lang:", "kind:", " ", "a", "-", "’s", ":", "|", "\uD83D", "\n", "я");
        Check(signs.ListOf().Select(string.Concat), text =>
        {
            var parse = TopicQuery.Parse(text);
            return parse.IsValid || (parse.Error.Position >= 0 && parse.Error.Position <= text.Length);
        });
    }

    [Fact]
    public void Any_string_can_be_read_and_matched() =>
        Check(ArbMap.Default.GeneratorFor<string?>(), text =>
        {
            var query = TopicQuery.Parse(text ?? "").Query;
            return (query is null || TopicQuery.Parse(query.Canonical).Query?.Root == query.Root)
                && new TopicMatcher([new("t", 1, "", "a*")]).Match(text, text ?? "").Count <= 1;
        });

    private static string FieldOf(ArticleFields article, string field) => field switch
    {
        "title" => article.Title!,
        "text" => article.Text,
        "outlet" => article.Outlet!,
        "author" => article.Author!,
        "lang" => article.Language!,
        _ => article.Kind!,
    };

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Thousand);
}
