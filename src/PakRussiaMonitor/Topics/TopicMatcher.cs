using System.Collections.Concurrent;
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
    private readonly ClauseCompiler compiler = new();
    private readonly List<(TopicRevision Topic, Clause Clause)> compiled = [];

    /// <summary>By topic what is left to ask once a word has woken it; null: nothing.</summary>
    private readonly Clause?[] rests;
    private readonly List<InvalidTopic> invalid = [];
    private readonly int[][] topicsByGuard;

    /// <summary>What was used for an article and can be used for the next.</summary>
    private readonly ConcurrentBag<Hits> used = [];

    /// <summary>Never fails over a bad query: its topic matches nothing and is listed in <see cref="Invalid"/>.</summary>
    public TopicMatcher(IReadOnlyList<TopicRevision> topics)
    {
        foreach (var topic in topics)
        {
            var parse = TopicQuery.Parse(topic.Query);
            if (parse.IsValid)
                compiled.Add((topic, compiler.Compile(parse.Query.Root)));
            else
                invalid.Add(new(topic, parse.Error));
        }
        compiler.Vocabulary.Freeze();
        rests = new Clause?[compiled.Count];
        topicsByGuard = IndexByGuard();
    }

    /// <summary>Topics whose stored query cannot be read (it may be from a version with another syntax), and why.</summary>
    public IReadOnlyList<InvalidTopic> Invalid => invalid;

    /// <summary>The topics that match a title and a text, of which nothing else is known.</summary>
    public IReadOnlyList<TopicRevision> Match(string? title, string text) => Match(new ArticleFields(title, text));

    /// <summary>The topics that match, in the order in which they were given. Each field stands by itself: no phrase spans two.</summary>
    public IReadOnlyList<TopicRevision> Match(ArticleFields article)
    {
        var hits = used.TryTake(out var known) ? known : new Hits(compiler.Vocabulary, compiler.Count, compiled.Count);
        new FieldReader(compiler.Vocabulary, hits).Read(article);
        foreach (var word in hits.Words)
        {
            foreach (var topic in topicsByGuard[word])
            {
                if (hits.Topics.Wake(topic) && rests[topic]?.Holds(hits) != false)
                    hits.Topics.Match(topic);
            }
        }
        var matching = hits.Topics.Count == 0 ? [] : hits.Topics.Matching.Select(topic => compiled[topic].Topic).ToArray();
        hits.Clear();
        used.Add(hits);
        return matching;
    }

    /// <summary>For each word the topics that it can wake. A word that many queries share is taken for a common one.</summary>
    private int[][] IndexByGuard()
    {
        var commonness = new int[compiler.Vocabulary.Count];
        foreach (var word in compiled.SelectMany(topic => topic.Clause.Words.Distinct()))
            commonness[word] += compiler.Vocabulary.LikelihoodOf(word);

        foreach (var (_, clause) in compiled)
            clause.Arrange(word => commonness[word]);
        var woken = Array.ConvertAll(commonness, _ => new List<int>());
        for (var i = 0; i < compiled.Count; i++)
        {
            // The parser lets no query pass that could hold without a word.
            var guard = compiled[i].Clause.Guard(word => commonness[word])!;
            rests[i] = compiled[i].Clause.Without(guard.Implied);
            foreach (var word in guard.Words)
                woken[word].Add(i);
        }
        return Array.ConvertAll(woken, list => list.ToArray());
    }
}

/// <param name="Error">What is wrong with the stored query.</param>
public sealed record InvalidTopic(TopicRevision Topic, QueryError Error);
