using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Tests.Articles.Generated;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>Pieces on generated sets: what share of pairs is joined rightly, by kind of copy. A failure names the seed.</summary>
public sealed class PieceQualityTests
{
    [Theory]
    [InlineData(1, 120, 25)]
    [InlineData(2, 120, 3)]
    public void Copies_are_joined_and_traps_are_not(int seed, int pieces, int traps)
    {
        var copies = PieceSet.Of(seed, pieces, traps);
        var found = PieceClusters.Of([.. copies.Select(copy => copy.Text)]);
        var (right, joined, should) = (0L, 0L, 0L);
        for (var i = 0; i < copies.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var isOne = copies[i].Piece == copies[j].Piece;
                var isJoined = found[i].Piece == found[j].Piece;
                (right, joined, should) = (right + (isOne && isJoined ? 1 : 0), joined + (isJoined ? 1 : 0), should + (isOne ? 1 : 0));
            }
        }

        var originals = Enumerable.Range(0, copies.Count).Where(i => copies[i].Kind == "original").ToDictionary(i => copies[i].Piece, i => found[i].Piece);
        var kinds = Enumerable.Range(0, copies.Count)
            .Where(i => originals.ContainsKey(copies[i].Piece) && copies[i].Kind != "original")
            .GroupBy(i => copies[i].Kind, i => found[i].Piece == originals[copies[i].Piece])
            .ToDictionary(kind => kind.Key, kind => kind.Average(isFound => isFound ? 1.0 : 0));
        var report = $"seed {seed}: precision {(double)right / joined:F4}, recall {(double)right / should:F4}; "
            + string.Join(", ", kinds.OrderBy(kind => kind.Value).Select(kind => $"{kind.Key} {kind.Value:F3}"));
        Assert.True((double)right / joined >= 0.999, report);
        Assert.True((double)right / should >= 0.99, report);
        Assert.True(kinds.All(kind => kind.Value >= 0.95), report);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void A_round_up_joins_none_of_the_articles_that_it_holds(int seed)
    {
        var originals = PieceSet.Of(seed, 12, 0).Where(copy => copy.Kind == "original").Select(copy => copy.Text).ToArray();
        string[] texts = [.. originals, string.Join('\n', originals[..3]), string.Join('\n', originals[3..7]), string.Join('\n', originals[7..10].Select(text => text.Split('\n')[0]))];

        var found = PieceClusters.Of(texts);

        Assert.Equal(originals.Length, found[..originals.Length].DistinctBy(text => text.Piece).Count());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_told_apart_at_a_glance_is_no_piece_on_a_closer_look(int seed)
    {
        var random = new Random(seed);
        PieceText[] texts = [.. PieceSet.Of(seed, 30, 10).Select(copy => new PieceText(PieceWords.Of(copy.Text)))];
        var (apart, pairs) = (0, 0);
        foreach (var one in texts)
        {
            // A text with words struck out and others' put in, from hardly any to nearly all; and cut somewhere.
            var kept = random.NextDouble();
            uint[] edited = [.. one.Words.Select(word => random.NextDouble() < kept * kept * 0.3 ? (uint)random.Next() : word).Take(random.Next(one.Words.Length + 1))];
            foreach (var other in texts.Append(new(edited)))
            {
                var isApart = one.IsClearlyAnother(other);
                Assert.False(isApart && PieceComparison.Of(one.Words, other.Words).IsOnePiece, $"seed {seed}, {one.Words.Length} and {other.Words.Length} words");
                (apart, pairs) = (apart + (isApart ? 1 : 0), pairs + 1);
            }
        }

        Assert.True(apart > pairs / 2, $"seed {seed}: {apart} of {pairs}");
    }

    [Fact]
    public void Texts_kept_at_hand_are_those_asked_for_last_and_never_more_than_memory_allows()
    {
        var recent = new RecentTexts();
        for (var article = 1; article <= 30; article++)
        {
            recent.Add(article, article, new(new uint[100_000]));
            Assert.True(recent.TryGet(1, out _));
        }

        Assert.InRange(Enumerable.Range(1, 30).Count(article => recent.TryGet(article, out _)), 5, 12);
    }

    [Fact]
    public void Case_accents_punctuation_and_digits_of_other_scripts_leave_no_trace() => Assert.Equal(
        Hashes("Der Straße‑Plan, 1947: «Café» und ёлка!"), Hashes("DER STRASSE PLAN ١٩٤٧ \"CAFE\u0301\" und ЕЛКА"));

    [Fact]
    public void A_sketch_of_another_version_is_not_read()
    {
        var sketch = PieceSketch.Of("The envoy left the capital before the winter came to the valley.");
        Assert.NotNull(PieceSketch.Read(sketch));
        sketch[0]++;
        Assert.Null(PieceSketch.Read(sketch));
    }

    [Theory]
    [InlineData("empty", "", 1)]
    [InlineData("binary", "\u0001\u0002\uFFFD\u0003", 1)]
    [InlineData("NUL", "\0", 100_000)]
    [InlineData("lone surrogates", "\uD800", 1_000)]
    [InlineData("right-to-left marks", "\u200F\u202E", 1_000)]
    [InlineData("fifteen megabytes of one line", "word and word ", 1_100_000)]
    [InlineData("a word without an end", "x", 15_000_000)]
    [InlineData("a million short lines", "ab\n", 1_000_000)]
    public void Any_text_has_a_bounded_sketch_and_is_one_piece_with_itself(string name, string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));

        Assert.True(PieceSketch.Of(text).Length <= 1 + (4 * 600), name);
        var words = PieceWords.Of(text);
        Assert.True(words.Length <= 100_000, name);
        Assert.True(words.Length < 12 || PieceComparison.Of(words, words).Contained == 1, name);
    }

    [Fact]
    public void An_anchor_that_every_text_has_costs_no_more_than_any_other()
    {
        var index = new PieceIndex();
        for (var i = 0; i < 10_000; i++)
            index.Add(i, [7, (uint)(1_000 + i)]);
        var found = new (int Text, int Weight)[4];

        Assert.Equal(4, index.Find([7], found, []));
        Assert.Equal(1, index.Find([1_500], found, []));
        Assert.Equal(500, found[0].Text);
        Assert.True(index.Anchors <= 10_016);
    }

    [Fact]
    public void Two_texts_differ_in_the_paragraphs_that_only_one_has() => Assert.Equal(
        [(ParagraphState.Same, "a"), (ParagraphState.Gone, "b"), (ParagraphState.New, "x"), (ParagraphState.Same, "c")],
        ParagraphDiff.Of("a\nb\nc", "a\nx\nc").Select(change => (change.State, change.Text)));

    private static uint[] Hashes(string text) => [.. PieceWords.Of(CanonicalTextOf(text)).Select(word => word & PieceWords.Hash)];

    private static string CanonicalTextOf(string text) => PakRussiaMonitor.Articles.CanonicalText.Of(text);
}
