using System.Runtime.InteropServices;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>How far a phrase reaches.</summary>
internal enum Reach
{
    /// <summary>The line is junk wherever it stands.</summary>
    Line,

    /// <summary>Junk only beside other junk: one word such as "print" may as well be a heading.</summary>
    BesideJunk,

    /// <summary>Junk only above the first or below the last paragraph of prose.</summary>
    Edge,

    /// <summary>The line and the next line, if that is no prose.</summary>
    OneMore,

    /// <summary>The line and every line that follows until prose returns.</summary>
    Run,
}

internal sealed record Phrase(string Rule, Reach Reach);

/// <param name="End">Index behind the last word that the phrase takes.</param>
/// <param name="Names">The words that <c>{names}</c> took; empty when the phrase has none.</param>
/// <param name="IsOpen">A placeholder took some of the words: it may have taken too many.</param>
internal readonly record struct PhraseHit(int End, Phrase Phrase, Range Names, bool IsOpen);

/// <summary>
/// The lexicon compiled: phrases as paths of words. Besides words a path may hold <c>{n}</c> (a number), <c>{network}</c>,
/// <c>{link}</c>, <c>{date}</c>, <c>{names}</c> (words that all begin with a capital) and <c>...</c> (anything up to the end of a
/// sentence); a colon asks for label punctuation after the word before it.
/// </summary>
internal sealed class PhraseTrie
{
    private const int MostSteps = 3_000;
    private const int LongestNames = 10;
    private const int LongestDate = 12;

    private readonly Node root = new();

    public void Add(string phrase, Phrase meaning)
    {
        var node = root;
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node = Step(node, part.TrimEnd(':'));
            if (part.EndsWith(':')) node = node.Label ??= new Node();
        }
        node.Meaning ??= meaning;
    }

    /// <summary>Every phrase that begins at word <paramref name="at"/>.</summary>
    public ReadOnlySpan<PhraseHit> Match(Word[] words, int at)
    {
        var search = new Search(words);
        search.Walk(root, at, default, false);
        return search.Hits;
    }

    /// <summary>No phrase begins with this word: the common case, answered without a search.</summary>
    public bool CanBegin(Word word) =>
        (root.Names is not null && word.Capital) || root.Words.ContainsKey(word.Key) || word.Kind != WordKind.Plain || WordClasses.IsNetwork(word.Key) || WordClasses.IsDatePart(word);

    /// <summary>Some phrase begins with exactly this word.</summary>
    public bool HasWord(string key) => root.Words.ContainsKey(key);

    /// <summary>Whether a phrase may begin with these words and go on behind them; only surely not is false.</summary>
    public bool CanBegin(Word[] opening)
    {
        if (opening.Length == 0) return true;
        if (!CanBegin(opening[0])) return false;
        var search = new Search(opening);
        search.Walk(root, 0, default, false);
        return search.ReachedEnd || search.Hits.Length > 0;
    }

    private static Node Step(Node node, string part)
    {
        switch (part)
        {
            case "{n}": return node.Number ??= new Node();
            case "{network}": return node.Network ??= new Node();
            case "{link}": return node.Link ??= new Node();
            case "{date}": return node.Date ??= new Node();
            case "{names}": return node.Names ??= new Node();
            case "...": return node.Rest ??= new Node();
        }
        foreach (var word in Words.Of(part))
        {
            if (!node.Words.TryGetValue(word.Key, out var next)) node.Words[word.Key] = next = new Node();
            node = next;
        }
        return node;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Words { get; } = new(StringComparer.Ordinal);
        public Node? Number { get; set; }
        public Node? Network { get; set; }
        public Node? Link { get; set; }
        public Node? Date { get; set; }
        public Node? Names { get; set; }
        public Node? Rest { get; set; }
        public Node? Label { get; set; }
        public Phrase? Meaning { get; set; }
    }

    /// <summary>One depth-first search, bounded in steps so that no line can make it expensive.</summary>
    private struct Search(Word[] words)
    {
        private int steps;
        private List<PhraseHit>? hits;

        public readonly ReadOnlySpan<PhraseHit> Hits => CollectionsMarshal.AsSpan(hits);

        /// <summary>Some path was still open behind the last word, or the search was cut short.</summary>
        public bool ReachedEnd { get; private set; }

        public void Walk(Node node, int at, Range names, bool isOpen)
        {
            ReachedEnd |= at == words.Length || steps == MostSteps;
            if (++steps > MostSteps) return;
            if (node.Meaning is { } meaning) (hits ??= []).Add(new PhraseHit(at, meaning, names, isOpen));
            if (node.Label is { } label && at > 0 && words[at - 1].Label) Walk(label, at, names, isOpen);
            if (at == words.Length) return;
            var word = words[at];
            if (node.Words.TryGetValue(word.Key, out var next)) Walk(next, at + 1, names, isOpen);
            if (node.Number is { } number && word.Kind == WordKind.Number) Walk(number, at + 1, names, isOpen);
            if (node.Network is { } network && WordClasses.IsNetwork(word.Key)) Walk(network, at + 1, names, isOpen);
            if (node.Link is { } link && word.Kind == WordKind.Link) Walk(link, at + 1, names, isOpen);
            if (node.Date is { } date) WalkDate(date, at, names, isOpen);
            if (node.Names is { } name) WalkNames(name, at);
            if (node.Rest is { } rest) WalkRest(rest, at, names);
        }

        private void WalkDate(Node node, int at, Range names, bool isOpen)
        {
            var hasNumber = false;
            for (var end = at; end < Math.Min(words.Length, at + LongestDate) && WordClasses.IsDatePart(words[end]); end++)
            {
                hasNumber |= words[end].Kind == WordKind.Number;
                if (hasNumber) Walk(node, end + 1, names, isOpen);
            }
        }

        private void WalkNames(Node node, int at)
        {
            for (var end = at; end < Math.Min(words.Length, at + LongestNames); end++)
            {
                var word = words[end];
                var joins = WordClasses.IsNameJoint(word.Key) && end > at;
                if (word.Kind != WordKind.Plain || (!word.Capital && !joins)) return;
                if (!joins || word.Capital) Walk(node, end + 1, at..(end + 1), true);
                if (word.Stop && word.End - word.Start > 3) return;
            }
        }

        private void WalkRest(Node node, int at, Range names)
        {
            for (var end = at; end < words.Length; end++)
            {
                Walk(node, end + 1, names, true);
                if (words[end].Stop && words[end].End - words[end].Start > 3) return;
            }
        }
    }
}
