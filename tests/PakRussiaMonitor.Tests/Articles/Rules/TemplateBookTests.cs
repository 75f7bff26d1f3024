using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Articles.Templates;

namespace PakRussiaMonitor.Tests.Articles.Rules;

/// <summary>What becomes template, and when a removed share has jumped.</summary>
public sealed class TemplateBookTests
{
    [Theory]
    [InlineData(7, 7, false)]
    [InlineData(8, 8, true)]
    [InlineData(8, 40, true)]
    [InlineData(8, 41, false)]
    public void A_line_of_enough_articles_and_a_fifth_of_them_is_template(int having, int all, bool isTemplate)
    {
        var book = Empty();
        // Evenly spread, the first article included, so that all of them came since it was first seen.
        book.Learn([.. Enumerable.Range(0, all).Select(i => Trace(i * having / all != ((i - 1) * having / all) || i == 0 ? ["Read us daily"] : []))], 1);

        Assert.Equal(having, book.Lines.Single().Articles);
        Assert.Equal(isTemplate, book.Lines.Single().IsTemplate);
    }

    [Fact]
    public void A_new_footer_of_an_old_source_is_learned_as_fast_as_that_of_a_new_one()
    {
        var book = Empty();
        book.Learn([.. Enumerable.Repeat(Trace([]), 5_000)], 1);

        Assert.False(book.Learn([.. Enumerable.Repeat(Trace(["New footer"]), 7)], 2));
        Assert.True(book.Learn([Trace(["New footer"])], 3));
    }

    [Fact]
    public void Lines_that_do_not_come_again_are_forgotten_and_memory_stays_bounded()
    {
        var book = Empty();
        for (var i = 0; i < 3_000; i++)
            book.Learn([Trace([$"Heading {i}", $"Subtitle {i}", .. i < 20 ? (string[])["Old footer"] : []])], i);

        Assert.InRange(book.Lines.Count, 1, 200);
        Assert.DoesNotContain(book.Lines, line => line.Text == "Old footer");
    }

    [Fact]
    public void The_order_of_slices_does_not_matter()
    {
        var traces = Enumerable.Range(0, 60).Select(i => Trace([$"Once {i}", i % 3 == 0 ? "Every third" : "The others"])).ToArray();
        var (whole, parts) = (Empty(), Empty());
        whole.Learn(traces, 1);
        foreach (var part in traces.Chunk(7))
            parts.Learn(part, 1);

        Assert.Equal(whole.Lines.Where(line => line.Articles > 1), parts.Lines.Where(line => line.Articles > 1));
        Assert.Equal(["Every third", "The others"], parts.Lines.Where(line => line.IsTemplate).Select(line => line.Text).Order());
    }

    [Fact]
    public void A_jump_of_the_median_raises_an_alarm_and_single_articles_do_not()
    {
        var calm = RemovedShares.None.With(Enumerable.Range(0, 60).Select(i => 50 + (i % 5)));
        Assert.False(calm.HaveJumped);
        Assert.False(calm.With(Enumerable.Range(0, 15).Select(i => i < 7 ? 800 : 52)).HaveJumped);

        var jumped = calm.With(Enumerable.Repeat(480, 8));
        Assert.True(jumped.HaveJumped);
        Assert.Contains("48 %", jumped.Alarm, StringComparison.Ordinal);
        Assert.Contains("5 %", jumped.Alarm, StringComparison.Ordinal);
        Assert.Equal(jumped.Alarm, RemovedShares.Parse(jumped.ToJson()).Alarm);
    }

    [Fact]
    public void A_source_that_always_varied_and_one_that_is_young_raise_none()
    {
        Assert.False(RemovedShares.None.With([.. Enumerable.Repeat(20, 29), .. Enumerable.Repeat(600, 15)]).HaveJumped);
        Assert.False(RemovedShares.None.With([.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? 20 : 420), .. Enumerable.Repeat(420, 15)]).HaveJumped);
    }

    [Theory]
    [InlineData("Tovuti hii hutolewa na wenyeji kila siku", "gazeti la kila siku nchini")]
    [InlineData("«Листок» выходит по средам с 1903 года", "газета для всех и каждого")]
    [InlineData("ستارے کی باتیں 1903 سے ہر صبح", "ہر صبح کا ایک پرچہ 1903")]
    [InlineData("晨星报自1903年起每日出版", "晨星报 1903 每日版")]
    public void Learned_lines_are_cut_at_the_edges_in_any_language_and_paragraphs_stay(string footer, string header)
    {
        const string Prose = "The two governments agreed on a gas pipeline, and officials said that work on it would begin in spring.";
        var raw = new RawText($"{header}\n{Prose}\n{Prose} Again.\n{footer}", "A title");
        var plain = ArticleCleaner.Clean(raw, SourceLines.None);
        Assert.Contains(footer, plain.EdgeLines);

        var clean = ArticleCleaner.Clean(raw, new([], [header, footer, Prose]));

        Assert.Equal($"{Prose}\n{Prose} Again.", clean.Text);
        Assert.Equal([header, footer], clean.Removed.Where(span => span.Rule == CleaningRules.Template).Select(span => span.Text));
        Assert.Equal(plain.EdgeLines.Order(), clean.EdgeLines.Order());
    }

    [Fact]
    public void A_text_without_a_paragraph_teaches_nothing_and_loses_nothing()
    {
        var clean = ArticleCleaner.Clean(new("Short teaser\nRead us daily", "A title"), new([], ["Short teaser", "Read us daily"]));

        Assert.Equal("Short teaser\nRead us daily", clean.Text);
        Assert.Empty(clean.EdgeLines);
    }

    private static TemplateBook Empty() => new(0, [], RemovedShares.None);

    private static CleaningTrace Trace(string[] lines) => new(0, lines);
}
