using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>How a query is read, and what is said of one that cannot be.</summary>
public sealed class TopicQueryTests
{
    [Theory]
    [InlineData("Pakistan", "pakistan")]
    [InlineData("a b", "a AND b")]
    [InlineData("a AND b OR c d", "a AND b OR c AND d")]
    [InlineData("a AND (b OR c)", "a AND (b OR c)")]
    [InlineData("(a b) c", "a AND b AND c")]
    [InlineData("((a) OR (b OR c))", "a OR b OR c")]
    [InlineData("a NOT b", "a AND NOT b")]
    [InlineData("a AND NOT b OR c", "a AND NOT b OR c")]
    [InlineData("a NOT (b c)", "a AND NOT (b AND c)")]
    [InlineData("a NOT NOT b", "a AND NOT NOT b")]
    [InlineData("NOT NOT a", "NOT NOT a")]
    [InlineData("NOT (NOT a OR b)", "NOT (NOT a OR b)")]
    [InlineData("pak-russia", "\"pak russia\"")]
    [InlineData("Pakistan’s", "pakistan")]
    [InlineData("\"Foreign  Policy\"", "\"foreign policy\"")]
    [InlineData("“Foreign Policy” «ёлка»", "\"foreign policy\" AND елка")]
    [InlineData("\"one\"", "one")]
    [InlineData("Russia* \"mi 35*\" s-4* \"fight* jet*\"", "russia* AND \"mi 35*\" AND \"s 4*\" AND \"fight* jet*\"")]
    [InlineData("and or not And", "and AND or AND not AND and")]
    [InlineData("\"NOT\" x", "not AND x")]
    [InlineData("a\"b c\"(d)e", "a AND \"b c\" AND d AND e")]
    [InlineData("a, b; 10:30", "a AND b AND \"10 30\"")]
    [InlineData("巴基斯坦", "\"巴 基 斯 坦\"")]
    [InlineData("title:Gwadar", "title:gwadar")]
    [InlineData("TITLE:(a OR \"b c\") d", "(title:a OR title:\"b c\") AND d")]
    [InlineData("outlet:dawn.com author: \"Cyril Almeida\"", "outlet:\"dawn com\" AND author:\"cyril almeida\"")]
    [InlineData("a lang:en-GB kind:OPINION", "a AND lang:en-gb AND kind:opinion")]
    [InlineData("lang:(ur OR ru*) a", "(lang:ur OR lang:ru*) AND a")]
    [InlineData("title:(a NOT (b c))", "title:a AND NOT (title:b AND title:c)")]
    [InlineData("a NEAR/5 b", "a NEAR/5 b")]
    [InlineData("NOT a NEAR/1 b c", "NOT a NEAR/1 b AND c")]
    [InlineData("(a OR \"b c\") NEAR/9 d* NEAR/100 e OR f", "(a OR \"b c\") NEAR/9 d* NEAR/100 e OR f")]
    [InlineData("title:(a NEAR/3 b) title:a NEAR/3 title:b", "title:a NEAR/3 title:b AND title:a NEAR/3 title:b")]
    [InlineData("(a NEAR/2 b)", "a NEAR/2 b")]
    [InlineData("title:巴基 عنوان", "title:\"巴 基\" AND عنوان")]
    [InlineData("near \"NEAR\"", "near AND near")]
    [InlineData("\tپاكستان\u3000OR\nروسي ", "پاکستان OR روسی")]
    public void A_query_has_one_canonical_form(string text, string canonical)
    {
        var parse = TopicQuery.Parse(text);
        Assert.True(parse.IsValid, parse.Error?.Message);
        Assert.Equal(canonical, parse.Query.Canonical);
        Assert.Equal(text, parse.Query.Text);
        Assert.Equal(parse.Query.Root, TopicQuery.Parse(canonical).Query!.Root);
    }

    [Theory]
    [InlineData("", 0, "Write at least one word")]
    [InlineData("  \n", 3, "Write at least one word")]
    [InlineData("a AND (b OR c", 13, "Close the parenthesis opened at 6.")]
    [InlineData("a (b (c)", 8, "Close the parenthesis opened at 2.")]
    [InlineData("a (", 3, "Write a word after the parenthesis opened at 2")]
    [InlineData("a)", 1, "closes nothing")]
    [InlineData(")", 0, "closes nothing")]
    [InlineData("a () b", 2, "nothing between these parentheses")]
    [InlineData("AND a", 0, "AND has nothing before it")]
    [InlineData("(OR a)", 1, "OR has nothing before it")]
    [InlineData("a AND", 2, "AND has nothing after it")]
    [InlineData("a OR AND b", 2, "OR has nothing after it")]
    [InlineData("(a OR) b", 3, "OR has nothing after it")]
    [InlineData("a NOT", 2, "NOT has nothing after it")]
    [InlineData("a \"b c", 6, "Close the quotation mark opened at 2.")]
    [InlineData("a \"\" b", 2, "no word between these quotation marks")]
    [InlineData("a + b", 2, "no word here")]
    [InlineData("a *", 2, "only at the end of a word")]
    [InlineData("a *sia", 2, "only at the end of a word")]
    [InlineData("a ru*sia", 4, "only at the end of a word")]
    [InlineData("a russia** b", 9, "only at the end of a word")]
    [InlineData("\"a * b\"", 3, "only at the end of a word")]
    [InlineData("a Pakistan's*", 12, "only at the end of a word")]
    [InlineData("a -b", 2, "Write NOT")]
    [InlineData("a !b", 2, "Write NOT")]
    [InlineData("a|b", 1, "Write OR")]
    [InlineData("a && b", 2, "Write AND")]
    [InlineData("a body:b", 2, "Write one of title:, outlet:, author:, lang:, kind:")]
    [InlineData("a title:", 2, "title: has nothing after it")]
    [InlineData("title:(a outlet:b)", 9, "cannot stand inside title:")]
    [InlineData("a kind:column", 7, "Write one of opinion, news, other")]
    [InlineData("a lang:urdu", 7, "Write the code")]
    [InlineData("a NEAR b", 2, "as in NEAR/5")]
    [InlineData("a NEAR/0 b", 2, "from 1 to 100")]
    [InlineData("a NEAR/101 b", 2, "from 1 to 100")]
    [InlineData("a NEAR/-5 b", 2, "from 1 to 100")]
    [InlineData("a NEAR/99999999999 b", 2, "from 1 to 100")]
    [InlineData("NEAR/5 b", 0, "NEAR/5 has nothing before it")]
    [InlineData("a NEAR/5", 2, "NEAR/5 has nothing after it")]
    [InlineData("a NEAR/5 NOT b", 9, "NOT cannot stand beside NEAR")]
    [InlineData("(a b) NEAR/5 c", 0, "alternatives of one field")]
    [InlineData("a NEAR/5 (b NEAR/5 c)", 9, "alternatives of one field")]
    [InlineData("title:a NEAR/5 b", 15, "in the same field")]
    public void An_error_names_its_place_and_the_remedy(string text, int position, string message)
    {
        var error = TopicQuery.Parse(text).Error;
        Assert.NotNull(error);
        Assert.Equal(position, error.Position);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOT a", 0)]
    [InlineData("a OR NOT b", 5)]
    [InlineData("(a NOT b) OR (NOT c NOT d)", 14)]
    [InlineData("NOT a NOT b", 0)]
    [InlineData("NOT (a NOT a)", 0)]
    [InlineData("NOT NOT NOT a", 0)]
    public void A_query_that_asks_for_nothing_is_refused_with_the_reason(string text, int position)
    {
        var error = TopicQuery.Parse(text).Error;
        Assert.Equal(position, error?.Position);
        Assert.Contains("nearly every article would match", error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_of_several_errors_is_named() => Assert.Equal(2, TopicQuery.Parse("a OR AND \"b").Error?.Position);

    [Fact]
    public void A_query_of_64_KB_is_read()
    {
        var text = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"w{i}".PadRight(130, 'x')));
        var parse = TopicQuery.Parse(text.PadRight(TopicQuery.MaxLength));
        Assert.True(parse.IsValid, parse.Error?.Message);
        Assert.Equal(500, Assert.IsType<AndNode>(parse.Query.Root).Parts.Count);
    }

    [Fact]
    public void A_longer_query_is_refused()
    {
        var error = TopicQuery.Parse(new string('a', TopicQuery.MaxLength + 1)).Error;
        Assert.Equal(new QueryError(TopicQuery.MaxLength, "The query has 65,537 characters, more than 65,536. Split it into several topics."), error);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("NOT ")]
    [InlineData("NOT(")]
    public void Ten_thousand_levels_are_a_problem_and_no_crash(string level)
    {
        var error = TopicQuery.Parse(string.Concat(Enumerable.Repeat(level, 10_000)) + "a").Error;
        Assert.Contains("More than 100 parentheses and NOTs", error?.Message, StringComparison.Ordinal);
        Assert.True(error?.Position <= 100 * level.Length);
    }

    [Fact]
    public void A_hundred_levels_are_read_and_a_hundred_and_one_are_not()
    {
        static string Nested(int levels) => new string('(', levels) + "a" + new string(')', levels);
        Assert.True(TopicQuery.Parse(Nested(100)).IsValid);
        Assert.Equal(100, TopicQuery.Parse(Nested(101)).Error?.Position);
        Assert.True(TopicQuery.Parse(string.Join(' ', Enumerable.Repeat(Nested(100), 200))).IsValid, "levels side by side do not add up");
    }

    [Fact]
    public void Fifty_NEARs_are_read_and_a_flood_of_them_is_not()
    {
        static string Chain(int nears) => "a" + string.Concat(Enumerable.Repeat(" NEAR/5 a", nears));
        Assert.True(TopicQuery.Parse(Chain(TopicQuery.MaxNears)).IsValid);
        Assert.Contains("more than 50 NEARs", TopicQuery.Parse(Chain(900)).Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_error_quotes_cannot_turn_the_sentence_around()
    {
        const string Query = "a body:\u202Eعرب";
        var error = TopicQuery.Parse(Query).Error!;
        Assert.Contains("\u2068body:\u2069", error.Message, StringComparison.Ordinal);
        Assert.Equal("body:عرب", error.Near(Query));
    }

    [Fact]
    public void The_kinds_that_a_query_may_name_are_those_that_articles_have() =>
        Assert.Equal([ArticleKind.Opinion, ArticleKind.News, ArticleKind.Other], QueryFields.Kinds);

    [Fact]
    public void A_thousand_words_are_read_and_one_more_is_not()
    {
        var thousand = "\"" + string.Join(' ', Enumerable.Repeat("a", 1_000)) + "\"";
        Assert.True(TopicQuery.Parse(thousand).IsValid);
        var error = TopicQuery.Parse(thousand + " b").Error;
        Assert.Equal(thousand.Length + 1, error?.Position);
        Assert.Contains("more than 1,000 words", error?.Message, StringComparison.Ordinal);
    }
}
