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
    private readonly Vocabulary vocabulary = new();
    private readonly List<(TopicRevision Topic, Clause Clause)> compiled = [];
    private readonly List<InvalidTopic> invalid = [];
    private readonly int[][] topicsByGuard;

    /// <summary>Never fails over a bad query: its topic matches nothing and is listed in <see cref="Invalid"/>.</summary>
    public TopicMatcher(IReadOnlyList<TopicRevision> topics)
    {
        foreach (var topic in topics)
        {
            var parse = TopicQuery.Parse(topic.Query);
            if (parse.IsValid)
                compiled.Add((topic, Clause.Compile(parse.Query.Root, vocabulary)));
            else
                invalid.Add(new(topic, parse.Error));
        }
        vocabulary.Freeze();
        topicsByGuard = IndexByGuard();
    }

    /// <summary>Topics whose stored query cannot be read (it may be from a version with another syntax), and why.</summary>
    public IReadOnlyList<InvalidTopic> Invalid => invalid;

    /// <summary>The topics that match, in the order in which they were given. Title and text are fields of their own: no phrase spans them.</summary>
    public IReadOnlyList<TopicRevision> Match(string? title, string text)
    {
        var hits = new Hits(vocabulary);
        var textPosition = Collect(title, 0, hits);
        Collect(text, textPosition, hits);

        var awake = new bool[compiled.Count];
        foreach (var word in hits.Words)
        {
            foreach (var i in topicsByGuard[word])
                awake[i] = true;
        }

        var matching = new List<TopicRevision>();
        for (var i = 0; i < awake.Length; i++)
        {
            if (awake[i] && compiled[i].Clause.Holds(hits))
                matching.Add(compiled[i].Topic);
        }
        return matching;
    }

    private int Collect(ReadOnlySpan<char> field, int firstPosition, Hits hits)
    {
        var tokens = new FoldedTokenizer(field, firstPosition);
        while (tokens.Read())
            vocabulary.Find(tokens.Word, tokens.Position, hits);
        return tokens.PositionAfter;
    }

    /// <summary>For each word the topics that it can wake. A word that many queries share is taken for a common one.</summary>
    private int[][] IndexByGuard()
    {
        var uses = new int[vocabulary.Count];
        foreach (var word in compiled.SelectMany(topic => topic.Clause.Words.Distinct()))
            uses[word]++;

        var woken = Array.ConvertAll(uses, _ => new List<int>());
        for (var i = 0; i < compiled.Count; i++)
        {
            // The parser lets no query pass that could hold without a word.
            foreach (var word in compiled[i].Clause.Guard(word => uses[word])!)
                woken[word].Add(i);
        }
        return Array.ConvertAll(woken, list => list.ToArray());
    }
}

/// <param name="Error">What is wrong with the stored query.</param>
public sealed record InvalidTopic(TopicRevision Topic, QueryError Error);
