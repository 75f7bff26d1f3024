using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Articles.Rules;

/// <summary>What operators keep and cut, in later articles and in the one before them.</summary>
public sealed class SourceRuleTests
{
    private const string Prose = "The two governments agreed on a gas pipeline, and officials said that work on it would begin in spring.";

    [Fact]
    public void Every_line_that_cleaning_removes_can_be_kept()
    {
        var raw = new RawText($"Share this\n{Prose}\nLeave a Reply\nYour email address will not be published.\nPost Comment", "A title");
        var removed = ArticleCleaner.Clean(raw).Removed;
        Assert.NotEmpty(removed);
        foreach (var span in removed)
        {
            var clean = ArticleCleaner.Clean(raw, Rules(RuleAction.Keep, span.Text));
            Assert.Contains(span.Text, clean.Text.Split('\n'));
            Assert.DoesNotContain(clean.Removed, other => other.Text == span.Text);
            Assert.Equal(removed.Count - 1, clean.Removed.Count);
        }
    }

    [Fact]
    public void A_glued_span_that_is_kept_comes_back_where_it_stood()
    {
        var raw = new RawText($"{Prose} {Prose} [...]", "A title");
        var span = Assert.Single(ArticleCleaner.Clean(raw).Removed);

        Assert.Equal(raw.Text, ArticleCleaner.Clean(raw, Rules(RuleAction.Keep, span.Text)).Text);
    }

    [Fact]
    public void A_line_is_cut_whole_or_from_either_end_of_a_paragraph_and_never_within_a_word()
    {
        var rules = Rules(RuleAction.Cut, "Our  paper");
        var clean = ArticleCleaner.Clean(new($"Our paper\n{Prose}\nOur paper {Prose}\n{Prose} Our paper\nOur papers {Prose}", "A title"), rules);

        Assert.Equal($"{Prose}\n{Prose}\n{Prose}\nOur papers {Prose}", clean.Text);
        Assert.Equal(3, clean.Removed.Count(span => span.Rule == CleaningRules.SourceRule));
    }

    [Fact]
    public void Restoring_a_span_puts_it_at_its_place_and_moves_those_behind_it()
    {
        var text = "One.\nTwo. Four.\nSix.";
        RemovedSpan[] removed = [new(0, "Zero.", "a"), new(4, "After one.", "b"), new(4, "After  that.", "c"), new(10, "Three.", "d"), new(20, "Seven.", "e")];

        Assert.Equal("Zero.\n" + text, EditedText.Restore(text, removed, 0).Text);
        Assert.Equal("One.\nAfter one.\nTwo. Four.\nSix.", EditedText.Restore(text, removed, 1).Text);
        Assert.Equal("One.\nTwo. Three. Four.\nSix.", EditedText.Restore(text, removed, 3).Text);
        Assert.Equal(text + "\nSeven.", EditedText.Restore(text, removed, 4).Text);

        var all = new EditedText(text, removed);
        while (all.Removed.Count > 0)
            all = EditedText.Restore(all.Text, all.Removed, all.Removed.Count / 2);
        Assert.Equal("Zero.\nOne.\nAfter one.\nAfter that.\nTwo. Three. Four.\nSix.\nSeven.", all.Text);
    }

    [Fact]
    public void Cutting_a_line_and_restoring_it_gives_the_text_again()
    {
        var text = $"First\n{Prose}\nFirst\nLast";
        var cut = EditedText.Cut(text, [new(5, "Gone", "a"), new(text.Length, "End", "b")], "First")!;
        Assert.Equal($"{Prose}\nLast", cut.Text);
        Assert.Equal(4, cut.Removed.Count);
        Assert.Equal(cut.Text.Length, cut.Removed[^1].At);
        Assert.Null(EditedText.Cut(text, [], "irst"));

        for (var i = 0; i < 2; i++)
            cut = EditedText.Restore(cut.Text, cut.Removed, cut.Removed.ToList().FindIndex(span => span.Text == "First"));
        Assert.Equal(text, cut.Text);
    }

    private static SourceLines Rules(RuleAction action, params string[] lines) => new([.. lines.Select(line => SourceRule.Of(action, line, null, 0))], []);
}
