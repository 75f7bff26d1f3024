using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>The topics that a new database begins with, against the texts beside them and against what they must not take.</summary>
public sealed class SeedTopicsTests
{
    private const string Always = "pakistan-russia-relations afghanistan china-and-cpec united-states diplomacy-and-visits ";

    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

    private static readonly TopicMatcher Matcher =
        new([.. TopicFile.Load(Path.Combine(Seeds, "topics.json")).Select(topic => new TopicRevision(topic.Id, 1, topic.Name, topic.Query))]);

    [Theory]
    [InlineData("000_d44f9de729f84bda.txt", "defence-and-arms counter-terrorism")]
    [InlineData("001_d81bf0a44b9c720b.txt", "economy-and-trade india connectivity-and-gwadar cold-war-history")]
    [InlineData("002_607093f9512cde97.txt", "counter-terrorism cold-war-history")]
    [InlineData("003_4497dbb9d5708bec.txt", "economy-and-trade energy counter-terrorism regional-blocs cold-war-history ukraine-war")]
    [InlineData("004_d530c0606aaad161.txt", "defence-and-arms india counter-terrorism regional-blocs connectivity-and-gwadar cold-war-history")]
    public void A_seed_belongs_to_the_topics_that_a_reader_would_name(string file, string besides) =>
        Assert.Equal((Always + besides).Split(' ').Order(), Topics(File.ReadAllText(Path.Combine(Seeds, file))));

    [Theory]
    [InlineData("پاکستان اور روس کے درمیان توانائی کے شعبے میں تعاون بڑھانے پر اتفاق", "energy pakistan-russia-relations")]
    [InlineData("Россия и Пакистан обсудили сотрудничество в борьбе с терроризмом", "counter-terrorism pakistan-russia-relations")]
    [InlineData("Islamabad buys Russian crude oil", "energy")]
    [InlineData("Pakistan’s army chief welcomes Moscow with open arms", "")]
    [InlineData("Pakistan beat India by six wickets in a thrilling match; cooperation in the field decided it", "")]
    [InlineData("Russia and China sign a trade agreement in Beijing", "")]
    [InlineData("Let us hope that Pakistan and Russia trust us", "")]
    [InlineData("Pakistan after the Soviet invasion", "cold-war-history")]
    public void A_sentence_belongs_to_no_other_topics(string sentence, string topics) =>
        Assert.Equal(topics.Split(' ', StringSplitOptions.RemoveEmptyEntries), Topics(sentence));

    [Fact]
    public void There_are_enough_topics_and_all_can_be_read()
    {
        Assert.True(TopicFile.Load(Path.Combine(Seeds, "topics.json")).Count >= 10);
        Assert.Empty(Matcher.Invalid);
    }

    private static IEnumerable<string> Topics(string text) => Matcher.Match(null, text).Select(topic => topic.Topic).Order();
}
