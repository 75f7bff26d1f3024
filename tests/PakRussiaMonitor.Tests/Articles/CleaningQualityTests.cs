using PakRussiaMonitor.Tests.Articles.Generated;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>Cleaning on generated texts of ten languages: floors for what goes and what stays. A failure prints seed and kinds.</summary>
public sealed class CleaningQualityTests
{
    private const int Texts = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Junk_lines_go_and_article_lines_stay(int seed) => Check(seed, GeneratedText.Manner.Separate, 0.95, 0.99, 0.98);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Junk_that_is_glued_to_paragraphs_goes_and_article_lines_stay(int seed) => Check(seed, GeneratedText.Manner.Glued, 0.965, 0.99, 0.98);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_text_of_one_paragraph_loses_most_of_its_junk_and_keeps_its_sentences(int seed) =>
        Check(seed, GeneratedText.Manner.OneParagraph, 0.95, 0.99, 0.98);

    /// <summary>What was measured on the sheets that were written before the rules were read, less a little: the third was not mended for.</summary>
    [Theory]
    [InlineData("second", 0, 0.97, 0.99, 0.98)]
    [InlineData("second", 1, 0.92, 0.985, 0.97)]
    [InlineData("second", 2, 0.90, 0.97, 0.94)]
    [InlineData("third", 0, 0.93, 0.99, 0.98)]
    [InlineData("third", 1, 0.72, 0.985, 0.97)]
    [InlineData("third", 2, 0.69, 0.97, 0.96)]
    public void Sheets_that_were_not_tuned_for_stay_where_they_are(string name, int manner, double removed, double kept, double looks)
    {
        var sheet = name == "second" ? JunkSheet.SecondHeldOut : JunkSheet.ThirdHeldOut;
        Check(1, sheet, (GeneratedText.Manner)manner, removed, kept, looks);
    }

    [Fact]
    public void The_sheets_hold_more_than_fifty_kinds() => Assert.True(
        JunkSheet.Tuned.Kinds.Concat(JunkSheet.HeldOut.Kinds).Where(junk => junk.Language == "en").Select(junk => junk.Kind).Distinct().Count() > 50);

    [Fact]
    public void Look_alikes_that_stand_alone_are_no_junk() => Assert.All(
        ProseSheets.LookAlikes.Values.SelectMany(sentences => sentences),
        sentence => Assert.Null(PakRussiaMonitor.Articles.Cleaning.LineJudge.Judge(PakRussiaMonitor.Articles.Cleaning.Words.Of(sentence))));

    [Theory]
    [InlineData("Home » Opinion » The long road to a short treaty The governor explained why the bridge had cost so much.", "The governor explained why the bridge had cost so much.")]
    [InlineData("The talks failed. Continue reading → Most Read Government to raise levy Flood warning issued", "The talks failed.")]
    [InlineData("Фото: РИА Новости Реклама Губернатор весь день объяснял, почему мост обошёлся втрое дороже.", "Губернатор весь день объяснял, почему мост обошёлся втрое дороже.")]
    [InlineData("The talks lasted for nine days in a hotel by the river and failed over a comma.\nPublished: 4 March 2021, 10:15", "The talks lasted for nine days in a hotel by the river and failed over a comma.")]
    public void What_is_glued_goes_to_its_end_and_no_further(string text, string clean) =>
        Assert.Equal(clean, PakRussiaMonitor.Articles.Cleaning.ArticleCleaner.Clean(new(text)).Text);

    private static void Check(int seed, GeneratedText.Manner manner, double removed, double kept, double looks)
    {
        foreach (var sheet in new[] { JunkSheet.Tuned, JunkSheet.HeldOut })
            Check(seed, sheet, manner, removed, kept, looks);
    }

    private static void Check(int seed, JunkSheet sheet, GeneratedText.Manner manner, double removed, double kept, double looks)
    {
        var score = CleaningScore.Of(seed, Texts, sheet, manner);
        Assert.True(score.Removed >= removed && score.Kept >= kept && score.KeptLookAlikes >= looks, $"seed {seed}, {sheet.Name}: {score}");
    }
}
