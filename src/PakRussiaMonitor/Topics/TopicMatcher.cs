using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// Says which topics an article belongs to. All queries are compiled into one: the text is read once, and only topics of which
/// an indispensable word occurs are looked at, so that the cost per article hardly grows with their number.
/// Pure and safe from many threads.
/// </summary>
public sealed class TopicMatcher
{
    private readonly Vocabulary _vocabulary = new();
    private readonly List<(TopicRevision Topic, Clause Clause)> _topics = [];
    private readonly List<InvalidTopic> _invalid = [];
    private readonly int[][] _topicsByGuard;

    /// <summary>Never fails over a bad query: its topic matches nothing and is listed in <see cref="Invalid"/>.</summary>
    public TopicMatcher(IReadOnlyList<TopicRevision> topics)
    {
        foreach (var topic in topics)
        {
            var parse = TopicQuery.Parse(topic.Query);
            if (parse.IsValid)
                _topics.Add((topic, Clause.Compile(parse.Query.Root, _vocabulary)));
            else
                _invalid.Add(new(topic, parse.Error));
        }
        _vocabulary.Freeze();
        _topicsByGuard = IndexByGuard();
    }

    /// <summary>Topics whose stored query cannot be read (it may be from a version with another syntax), and why.</summary>
    public IReadOnlyList<InvalidTopic> Invalid => _invalid;

    /// <summary>The topics that match, in the order in which they were given. Title and text are fields of their own: no phrase spans them.</summary>
    public IReadOnlyList<TopicRevision> Match(string? title, string text)
    {
        var hits = new Hits(_vocabulary);
        var textPosition = Collect(title, 0, hits);
        Collect(text, textPosition, hits);

        var awake = new bool[_topics.Count];
        foreach (var word in hits.Words)
        {
            foreach (var i in _topicsByGuard[word])
                awake[i] = true;
        }

        var matching = new List<TopicRevision>();
        for (var i = 0; i < awake.Length; i++)
        {
            if (awake[i] && _topics[i].Clause.Holds(hits))
                matching.Add(_topics[i].Topic);
        }
        return matching;
    }

    private int Collect(ReadOnlySpan<char> field, int firstPosition, Hits hits)
    {
        var tokens = new FoldedTokenizer(field, firstPosition);
        while (tokens.Read())
            _vocabulary.Find(tokens.Word, tokens.Position, hits);
        return tokens.PositionAfter;
    }

    /// <summary>For each word the topics that it can wake. A word that many queries share is taken for a common one.</summary>
    private int[][] IndexByGuard()
    {
        var uses = new int[_vocabulary.Count];
        foreach (var word in _topics.SelectMany(topic => topic.Clause.Words.Distinct()))
            uses[word]++;

        var topics = Array.ConvertAll(uses, _ => new List<int>());
        for (var i = 0; i < _topics.Count; i++)
        {
            // The parser lets no query pass that could hold without a word.
            foreach (var word in _topics[i].Clause.Guard(word => uses[word])!)
                topics[word].Add(i);
        }
        return Array.ConvertAll(topics, list => list.ToArray());
    }
}

/// <param name="Error">What is wrong with the stored query.</param>
public sealed record InvalidTopic(TopicRevision Topic, QueryError Error);
