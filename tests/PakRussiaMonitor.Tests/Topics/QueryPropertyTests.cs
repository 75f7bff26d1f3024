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
    public void A_query_is_refused_exactly_when_an_empty_text_would_match() =>
        Check(RandomQueries.Tree, node => TopicQuery.Parse(node.ToString()).IsValid == !RandomQueries.Holds(node, []));

    [Fact]
    public void The_matcher_says_what_reading_word_by_word_says()
    {
        var cases = from nodes in RandomQueries.Query.NonEmptyListOf()
                    from title in RandomQueries.Text
                    from text in RandomQueries.Text
                    select (nodes, title, text);
        Check(cases, c =>
        {
            var topics = c.nodes.Select((node, i) => new TopicRevision($"t{i}", 1, "", node.ToString())).ToList();
            var paragraphs = RandomQueries.Paragraphs(c.title, c.text);
            var expected = topics.Where((_, i) => RandomQueries.Holds(c.nodes[i], paragraphs));
            return new TopicMatcher(topics).Match(c.title, c.text).SequenceEqual(expected);
        });
    }

    [Fact]
    public void No_text_makes_the_parser_throw_and_every_error_has_a_place_in_it()
    {
        var signs = Gen.Elements("(", ")", "\"", "*", "AND", "OR", "NOT", " ", "a", "-", "’s", ":", "|", "\uD83D", "\n", "я");
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

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Thousand);
}
