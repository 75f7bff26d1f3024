using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>Strings that no writer wrote: cleaning answers each, loses nothing unrecorded and keeps its promises on form.</summary>
public class HostileTextTests
{
    private static readonly Dictionary<string, string> Texts = new()
    {
        { "empty", "" },
        { "white space only", " \t\u00A0\u2003\r\n\u2028 \n" },
        { "NUL only", "\0\0\0" },
        { "one lone high surrogate", "\uD800" },
        { "lone surrogates in a sentence", "The envoy \uDC00 left \uD83D early." },
        { "a surrogate pair cut by a line break", "a\uD83D\n\uDE00b" },
        { "right-to-left marks alone", "\u200F\u200E\n\u202E\u202C" },
        { "noncharacters", "a\uFFFEb\uFFFFc\uFDD0" },
        { "control characters", "a\u0001b\u001Fc\u007Fd\u009Fe" },
        { "punctuation alone", "... --- ||| ::: ()()\n— • ·\n[…]" },
        { "brackets unclosed", new string('[', 50_000) + "…" },
        { "closing quotes and spaces", string.Concat(Enumerable.Repeat("” ) ", 50_000)) },
        { "a hundred thousand marks on one letter", "a" + string.Concat(Enumerable.Repeat("\u0316\u0301", 50_000)) },
        { "fifteen megabytes in one line", string.Concat(Enumerable.Repeat("word and word. ", 1_000_000)) },
        { "a line without a space", new string('x', 2_000_000) },
        { "two million line feeds", new string('\n', 2_000_000) },
        { "two hundred thousand short lines", string.Concat(Enumerable.Repeat("Share\nprice\n", 100_000)) },
        { "anchors without end", string.Concat(Enumerable.Repeat("Leave a Reply\nRelated\n", 20_000)) },
        { "junk glued to junk", "This is a sentence of some length that ends here. " + string.Concat(Enumerable.Repeat("Read more. ", 50_000)) },
        { "phrases that overlap", string.Concat(Enumerable.Repeat(
            "The post The post appeared first on appeared first on Share By Name And Name And Name And Name\n", 5_000)) },
        { "a title that repeats itself", string.Concat(Enumerable.Repeat("a b ", 70)) + "\n" + string.Concat(Enumerable.Repeat("a b ", 5_000)) + "." },
    };

    public static TheoryData<string> Hostile => [.. Texts.Keys];

    [Theory, MemberData(nameof(Hostile))]
    public void Any_string_comes_out_as_canonical_paragraphs(string name)
    {
        var text = Texts[name];

        var clean = ArticleCleaner.Clean(new RawText(text, text.Length < 1_000 ? text : null, text.Length < 1_000 ? text : null));

        Assert.True(clean.Text.Length <= text.Length, name);
        Assert.True(clean.Removed.Sum(span => (long)span.Text.Length) <= text.Length, name);
        Assert.DoesNotContain("\n\n", clean.Text);
        Assert.DoesNotContain('\0', clean.Text);
        Assert.True(HasWholeSurrogates(clean.Text), name);
        Assert.All(clean.Removed, span => Assert.True(HasWholeSurrogates(span.Text)));
        Assert.All(clean.Removed, span => Assert.InRange(span.At, 0, clean.Text.Length));
    }

    [Theory, MemberData(nameof(Hostile))]
    public void No_visible_character_of_any_string_is_lost(string name)
    {
        var text = Texts[name];

        var clean = ArticleCleaner.Clean(new RawText(text));

        Assert.True(Visible(CanonicalText.Of(text)) == Visible(clean.Text) + clean.Removed.Sum(span => Visible(span.Text)), name);
    }

    [Fact]
    public void A_text_of_many_lines_keeps_those_that_are_not_judged()
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i} is a number\n\n"));

        var clean = ArticleCleaner.Clean(new RawText(text, "Numbers"));

        Assert.Equal(30_000, clean.Text.Split('\n').Length);
        Assert.EndsWith("29999 is a number", clean.Text);
    }

    [Fact]
    public void Cleaning_is_the_same_on_many_threads_at_once()
    {
        List<string> names = [.. ArticleCleanerTests.FixtureNames];
        var expected = names.ConvertAll(name => ArticleCleaner.Clean(CleaningFixture.Read(name).Raw).Text);

        Parallel.For(0, names.Count * 4, i =>
            Assert.Equal(expected[i % names.Count], ArticleCleaner.Clean(CleaningFixture.Read(names[i % names.Count]).Raw).Text));
    }

    private static int Visible(string text) => text.Count(c => !char.IsWhiteSpace(c));

    private static bool HasWholeSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) return false;
        }
        return true;
    }
}
