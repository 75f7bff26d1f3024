using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>Which articles a topic takes.</summary>
public sealed class TopicMatcherTests
{
    [Theory]
    [InlineData("pakistan", "Pakistan’s turn", true)]
    [InlineData("pakistan", "Pakistani", false)]
    [InlineData("pakistan*", "Pakistani", true)]
    [InlineData("russia", "Pak-Russia ties", true)]
    [InlineData("pak-russia", "Pak–Russia ties", true)]
    [InlineData("\"russia pak\"", "Pak-Russia ties", false)]
    [InlineData("\"foreign policy\"", "foreign trade policy", false)]
    [InlineData("\"pakistan army\"", "Pakistan's army", true)]
    [InlineData("\"foreign min* of russia\"", "the Foreign Minister of Russia", true)]
    [InlineData("\"a b c\"", "a a b a b b a b c", true)]
    [InlineData("\"a a\"", "a b a", false)]
    [InlineData("\"end start\"", "the end.\nStart again", false)]
    [InlineData("\"end start\"", "the end. Start again", true)]
    [InlineData("end start", "the end.\nStart again", true)]
    [InlineData("pakistan NOT cricket", "Pakistan and Russia", true)]
    [InlineData("pakistan NOT cricket", "Pakistan's Cricket", false)]
    [InlineData("a NOT \"b c\"", "a b, x c", true)]
    [InlineData("a OR b c", "a", true)]
    [InlineData("(a OR b) c", "a", false)]
    [InlineData("NOT (NOT a OR b)", "a", true)]
    [InlineData("NOT (NOT a OR b)", "a b", false)]
    [InlineData("تعلقات", "پاك روس تعلُقات", true)]
    [InlineData("پاکستان", "باكستان پاكستان", true)]
    [InlineData("самолёт*", "САМОЛЕТЫ", true)]
    [InlineData("巴基斯坦", "俄罗斯和巴基斯坦的关系", true)]
    [InlineData("巴斯", "俄罗斯和巴基斯坦的关系", false)]
    [InlineData("a NEAR/2 b", "a x b", true)]
    [InlineData("a NEAR/1 b", "a x b", false)]
    [InlineData("a NEAR/1 b", "b, a", true)]
    [InlineData("a NEAR/100 b", "a\nb", false)]
    [InlineData("a NEAR/5 a", "a x", false)]
    [InlineData("\"a b\" NEAR/2 c*", "cd x a b", true)]
    [InlineData("\"a b\" NEAR/1 \"b c\"", "a b c", false)]
    [InlineData("(a OR b) NEAR/1 c", "a x b c", true)]
    [InlineData("a NEAR/1 b NEAR/1 c", "a b x b c", false)]
    [InlineData("a NEAR/1 b NEAR/1 c", "a b x c b a", true)]
    [InlineData("x NOT a NEAR/1 b", "x a y b", true)]
    [InlineData("پاکستان NEAR/3 روس", "پاكستان اور روس", true)]
    [InlineData("ہم", "ھم", true)]
    [InlineData("مدرسه", "مدرسة", true)]
    [InlineData("روس NEAR/2 پاک", "روس\nپاک", false)]
    [InlineData("俄罗斯 NEAR/3 巴基斯坦", "俄罗斯和巴基斯坦的关系", true)]
    [InlineData("anything", "", false)]
    public void A_topic_takes_what_its_query_says(string query, string text, bool matches)
    {
        Assert.Equal(matches, Match(query, null, text));
        Assert.Equal(matches, Match(query, text, ""));
    }

    [Theory]
    [InlineData("title:gwadar", true)]
    [InlineData("title:port", false)]
    [InlineData("gwadar port", true)]
    [InlineData("dawn", false)]
    [InlineData("outlet:dawn.com", true)]
    [InlineData("outlet:dawn", true)]
    [InlineData("outlet:daw*", true)]
    [InlineData("author:almeida", true)]
    [InlineData("author:\"almeida cyril\"", false)]
    [InlineData("almeida", false)]
    [InlineData("lang:en", true)]
    [InlineData("lang:en-gb", true)]
    [InlineData("lang:gb", false)]
    [InlineData("lang:en-us", false)]
    [InlineData("kind:opinion", true)]
    [InlineData("kind:news", false)]
    [InlineData("port NOT lang:en", false)]
    [InlineData("title:(port OR gwadar) outlet:dawn", true)]
    public void A_field_is_looked_for_where_it_says(string query, bool matches) => Assert.Equal(
        matches,
        new TopicMatcher([new("t", 1, "T", query)])
            .Match(new ArticleFields("Gwadar", "A port.", "dawn.com", "Cyril Almeida", "en-GB", "opinion")).Count == 1);

    [Fact]
    public void Words_may_stand_in_title_and_text_but_a_phrase_in_one_of_them()
    {
        Assert.True(Match("pakistan russia", "Pakistan", "Russia"));
        Assert.False(Match("\"pakistan russia\"", "Pakistan", "Russia"));
    }

    [Fact]
    public void Topics_come_in_the_order_in_which_they_were_given()
    {
        TopicRevision[] topics = [new("z", 2, "Z", "b"), new("no", 1, "No", "c"), new("a", 1, "A", "a OR b")];
        Assert.Equal([topics[0], topics[2]], new TopicMatcher(topics).Match(null, "a b"));
    }

    [Fact]
    public void A_stored_query_that_cannot_be_read_is_listed_and_harms_no_other_topic()
    {
        TopicRevision[] topics = [new("old", 3, "Old", "a ~~ (b"), new("good", 1, "Good", "a")];
        var matcher = new TopicMatcher(topics);
        Assert.Equal([topics[1]], matcher.Match(null, "a b"));
        Assert.Equal([new InvalidTopic(topics[0], new QueryError(2, TopicQuery.Parse("~~").Error!.Message))], matcher.Invalid);
    }

    [Fact]
    public void Without_topics_nothing_matches() => Assert.Empty(new TopicMatcher([]).Match("a", "b"));

    [Fact]
    public void The_longest_allowed_query_matches_and_does_not()
    {
        var words = Enumerable.Range(0, TopicQuery.MaxWords).Select(i => $"word{i}").ToList();
        var phrase = $"\"{string.Join(' ', words)}\"";
        Assert.True(Match(phrase, null, string.Join(", ", words)));
        Assert.False(Match(phrase, null, string.Join(", ", words.SkipLast(1))));
    }

    [Fact]
    public void One_matcher_serves_many_threads()
    {
        var matcher = new TopicMatcher([.. Enumerable.Range(0, 50).Select(i => new TopicRevision($"t{i}", 1, "", $"\"w{i} w{i + 1}\" NOT w{i + 2}"))]);
        var wrong = 0;
        Parallel.For(0, 5_000, i =>
        {
            var expected = $"t{i % 50}";
            if (matcher.Match(null, $"w{i % 50} w{(i % 50) + 1}") is not [{ } topic] || topic.Topic != expected)
                Interlocked.Increment(ref wrong);
        });
        Assert.Equal(0, wrong);
    }

    private static bool Match(string query, string? title, string text)
    {
        var matcher = new TopicMatcher([new("t", 1, "T", query)]);
        Assert.Empty(matcher.Invalid);
        return matcher.Match(title, text).Count == 1;
    }
}
