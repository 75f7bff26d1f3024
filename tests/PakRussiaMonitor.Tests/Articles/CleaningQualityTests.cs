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
        Check(seed, GeneratedText.Manner.OneParagraph, 0.94, 0.99, 0.98);

    [Fact]
    public void The_sheets_hold_more_than_fifty_kinds() => Assert.True(
        JunkSheet.Tuned.Kinds.Concat(JunkSheet.HeldOut.Kinds).Where(junk => junk.Language == "en").Select(junk => junk.Kind).Distinct().Count() > 50);

    [Fact]
    public void Look_alikes_that_stand_alone_are_no_junk() => Assert.All(
        ProseSheets.LookAlikes.Values.SelectMany(sentences => sentences),
        sentence => Assert.Null(PakRussiaMonitor.Articles.Cleaning.LineJudge.Judge(PakRussiaMonitor.Articles.Cleaning.Words.Of(sentence))));

    private static void Check(int seed, GeneratedText.Manner manner, double removed, double kept, double looks)
    {
        foreach (var sheet in new[] { JunkSheet.Tuned, JunkSheet.HeldOut })
        {
            var score = CleaningScore.Of(seed, Texts, sheet, manner);
            Assert.True(score.Removed >= removed && score.Kept >= kept && score.KeptLookAlikes >= looks, $"seed {seed}, {sheet.Name}: {score}");
        }
    }
}
