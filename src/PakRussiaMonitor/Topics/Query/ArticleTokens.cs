using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>An article as words with their places: what an explanation looks through, at its leisure.</summary>
internal sealed class ArticleTokens
{
    private const string Removed = "removed";

    private readonly List<Token> tokens = [];
    private readonly Dictionary<int, Token> byPosition = [];
    private readonly Dictionary<QueryNode, List<Span>> places = new(ReferenceEqualityComparer.Instance);
    private int position;

    /// <param name="removed">Spans that cleaning took out; a query finds them where it finds the text.</param>
    public ArticleTokens(ArticleFields article, IReadOnlyList<RemovedSpan> removed)
    {
        Add("title", article.Title);
        Add("text", article.Text);
        Add("outlet", article.Outlet);
        Add("author", article.Author);
        Add("kind", article.Kind);
        foreach (var tag in LanguageTag.Forms(article.Language))
            Add(new("lang", tag, position++, 0, article.Language!, null));
        foreach (var span in removed)
            Add(Removed, span.Text, span.Rule);
    }

    /// <param name="Source">The field's own text, into which <paramref name="Start"/> points.</param>
    private sealed record Token(string Field, string Word, int Position, int Start, string Source, string? Rule)
    {
        public int End { get; init; }

        public bool IsIn(QueryField field) => field == QueryField.Anywhere
            ? Field is "title" or "text" or Removed
            : Field == QueryFields.NameOf(field);
    }

    public bool Holds(QueryNode node) => node switch
    {
        NotNode not => !Holds(not.Operand),
        AndNode and => and.Parts.All(Holds),
        OrNode or => or.Parts.Any(Holds),
        _ => PlacesOf(node).Count > 0,
    };

    /// <summary>Where a query's words stand that make it hold.</summary>
    public IEnumerable<FoundPlace> Evidence(QueryNode node) => node switch
    {
        NotNode => [],
        AndNode or OrNode => ((CompoundNode)node).Parts.Where(Holds).SelectMany(Evidence),
        NearNode near => NearEvidence(near),
        _ => PlacesOf(node).Select(span => ToPlace(node, span)),
    };

    /// <summary>The parts of a query, as few as can be, that would have to hold for the whole to hold.</summary>
    public IReadOnlyList<QueryNode> Failures(QueryNode node)
    {
        if (Holds(node))
            return [];
        return node switch
        {
            AndNode and => [.. and.Parts.SelectMany(Failures)],
            OrNode or => FailuresOfAny(or),
            _ => [node],
        };
    }

    /// <summary>What the nearest alternative lacks; the whole, where each of several lacks but one thing.</summary>
    private IReadOnlyList<QueryNode> FailuresOfAny(OrNode node)
    {
        var each = node.Parts.Select(part => (Part: part, Failures: Failures(part))).OrderBy(part => part.Failures.Count).ToArray();
        var nearest = each[0];
        return nearest.Failures.Count > 1 || (nearest.Part is AndNode && each[1].Failures.Count > 1) ? nearest.Failures : [node];
    }

    private List<Span> PlacesOf(QueryNode node)
    {
        if (!places.TryGetValue(node, out var known))
            places[node] = known = node is NearNode near ? ChainOf(near)[^1] : [.. LeafPlaces(node)];
        return known;
    }

    private IEnumerable<Span> LeafPlaces(QueryNode node) => node switch
    {
        WordNode word => tokens.Where(token => Is(token, word)).Select(token => new Span(token.Position, token.Position)),
        PhraseNode { Words: var words } => tokens
            .Where(token => Is(token, words[0]) && words.Index().All(word => byPosition.TryGetValue(token.Position + word.Index, out var next) && Is(next, word.Item)))
            .Select(token => new Span(token.Position, token.Position + words.Count - 1)),
        OrNode or => or.Parts.SelectMany(LeafPlaces),
        _ => throw new NotSupportedException(),
    };

    /// <summary>For each part of a NEAR the places that have all parts before them near, one by one.</summary>
    private List<List<Span>> ChainOf(NearNode near)
    {
        var chain = new List<List<Span>> { new(LeafPlaces(near.Parts[0])) };
        foreach (var (i, distance) in near.Distances.Index())
            chain.Add(NearSpans.Near(chain[^1], LeafPlaces(near.Parts[i + 1]), distance));
        return chain;
    }

    private List<FoundPlace> NearEvidence(NearNode near)
    {
        var chain = ChainOf(near);
        for (var i = near.Distances.Count - 1; i >= 0; i--)
            chain[i] = NearSpans.Near(chain[i + 1], chain[i], near.Distances[i]);
        return [.. chain.SelectMany(spans => spans).Distinct().OrderBy(span => span.First).Select(span => ToPlace(near, span))];
    }

    private FoundPlace ToPlace(QueryNode node, Span span)
    {
        var (first, last) = (byPosition[span.First], byPosition[span.Last]);
        return new(node.ToString(), first.Field, first.Start, last.End - first.Start, first.Source[first.Start..last.End], first.Rule);
    }

    private void Add(string field, string? text, string? rule = null)
    {
        if (text is null)
            return;
        var read = new FoldedTokenizer(text, position);
        while (read.Read())
            Add(new(field, read.Word.ToString(), read.Position, read.Start, text, rule) { End = read.End });
        position = read.PositionAfter;
    }

    private void Add(Token token)
    {
        var whole = token.Field == "lang" ? token with { End = token.Source.Length } : token;
        tokens.Add(whole);
        byPosition.Add(whole.Position, whole);
    }

    private static bool Is(Token token, WordNode word) => token.IsIn(word.Field)
        && (word.IsPrefix ? token.Word.StartsWith(word.Text, StringComparison.Ordinal) : token.Word == word.Text);
}
