using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>The five texts that ship with the program come out clean to the last character.</summary>
public class SeedCleaningTests
{
    [Fact]
    public void Seed_000_is_prose_without_a_title_and_loses_nothing()
    {
        var (raw, clean) = Clean("000_d44f9de729f84bda.txt");

        Assert.Null(clean.Title);
        Assert.Null(clean.Author);
        Assert.Equal(5, Paragraphs(clean).Length);
        Assert.StartsWith("In the wake of the international isolation", clean.Text);
        Assert.EndsWith("to counter terrorism in the region.", clean.Text);
        Assert.Empty(clean.Removed);
        Assert.Equal(raw, clean.Text);
        Assert.False(clean.Truncated);
    }

    [Fact]
    public void Seed_001_loses_its_comment_form_of_ten_lines()
    {
        var (_, clean) = Clean("001_d81bf0a44b9c720b.txt");

        Assert.Equal("Pak-Russia: increasing their ties", clean.Title);
        Assert.Null(clean.Author);
        Assert.Equal(4, Paragraphs(clean).Length);
        Assert.StartsWith("Pakistan and Russia has now aimed", clean.Text);
        Assert.EndsWith("others at the same time.", clean.Text);
        Assert.False(clean.Truncated);
        var form = clean.Removed;
        Assert.Equal(10, form.Count);
        Assert.All(form, span => Assert.Equal(("comment-form", clean.Text.Length), (span.Rule, span.At)));
        Assert.Equal("Leave a Reply", form[0].Text);
        Assert.Equal("Connecting to %s", form[^1].Text);
    }

    [Fact]
    public void Seed_002_loses_the_glued_lead_the_byline_the_inline_headline_and_the_share_bar()
    {
        var (_, clean) = Clean("002_607093f9512cde97.txt");

        Assert.Equal("Pakistan's pivot to Russia", clean.Title);
        Assert.Equal("Kamran Yousaf", clean.Author);
        var paragraphs = Paragraphs(clean);
        Assert.Equal(3, paragraphs.Length);
        Assert.StartsWith("In August last year, US President Trump unveiled his", paragraphs[0]);
        Assert.StartsWith("One of the first things", paragraphs[1]);
        Assert.StartsWith("That statement was not the result", paragraphs[2]);
        Assert.EndsWith("murder of 24 Pakistani", clean.Text);
        Assert.True(clean.Truncated);
        Assert.Equal(
            [
                ("repeated-lead", "In August last year, US President Trump unveiled"),
                ("byline", "0 comments | by Kamran Yousaf"),
                ("related-headline", "Pakistan offers Russia ‘strategic partnership’ for the first time"),
                ("share-bar", "Share to Facebook"),
            ],
            clean.Removed.Select(span => (span.Rule, Folded(span.Text))));
    }

    [Fact]
    public void Seed_003_gives_its_title_and_loses_nothing()
    {
        var (_, clean) = Clean("003_4497dbb9d5708bec.txt");

        Assert.Equal("A possible strategic alliance", clean.Title);
        Assert.Null(clean.Author);
        Assert.Equal(10, Paragraphs(clean).Length);
        Assert.StartsWith("After the US withdrawal from Afghanistan,", clean.Text);
        Assert.EndsWith("much more optimistic and nurturing.", clean.Text);
        Assert.Empty(clean.Removed);
        Assert.False(clean.Truncated);
    }

    [Fact]
    public void Seed_004_gives_its_title_and_the_writer_named_below_it()
    {
        var (_, clean) = Clean("004_d530c0606aaad161.txt");

        Assert.Equal("Pak-Russia relations will change the region", clean.Title);
        Assert.Equal("Attiya Munawar", clean.Author);
        Assert.Equal(6, Paragraphs(clean).Length);
        Assert.StartsWith("In view of the Iran-China agreement,", clean.Text);
        Assert.EndsWith("role more prominent and important.", clean.Text);
        Assert.Equal([("byline", 0, "Attiya Munawar")], clean.Removed.Select(span => (span.Rule, span.At, span.Text)));
        Assert.False(clean.Truncated);
    }

    private static (string Raw, CleanText Clean) Clean(string file)
    {
        var raw = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", file));
        return (raw, ArticleCleaner.Clean(new RawText(raw)));
    }

    private static string[] Paragraphs(CleanText clean) => clean.Text.Split('\n');

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
