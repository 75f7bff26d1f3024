using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>Single lines against the lexicon: what is junk as a whole line, and what only begins like junk.</summary>
public class LexiconTests
{
    [Theory]
    [InlineData("SHARE THIS ARTICLE", "share-bar")]
    [InlineData("Click to share on WhatsApp (Opens in new window)", "share-bar")]
    [InlineData("Facebook · Twitter · WhatsApp · Email", "share-bar")]
    [InlineData("1.2k Shares", "comment-count")]
    [InlineData("Your email address will not be published. Required fields are marked *", "comment-form")]
    [InlineData("3 thoughts on “Pakistan’s pivot”", "comment-form")]
    [InlineData("Also Read: Why Moscow wants the pipeline", "related-headline")]
    [InlineData("Photo: Reuters", "photo-credit")]
    [InlineData("Image by Ahmed Khan", "photo-credit")]
    [InlineData("Copyright © 2019 The Daily Example. All rights reserved.", "copyright")]
    [InlineData("© 2019 Example Media", "copyright")]
    [InlineData("The post Gas and friendship appeared first on Example Review.", "feed-footer")]
    [InlineData("Published in The Example Tribune, August 4th, 2018.", "publication-note")]
    [InlineData("Filed Under: Opinion, Foreign Policy", "tags")]
    [InlineData("#Pakistan #Russia #Energy", "tags")]
    [InlineData("https://example.com/a", "bare-link")]
    [InlineData("Home » Opinion » Columns", "breadcrumb")]
    [InlineData("یہ بھی پڑھیں: روس اور پاکستان کے تعلقات", "related-headline")]
    [InlineData("مزید پڑھیں", "read-more")]
    [InlineData("Поделиться в Телеграм", "share-bar")]
    [InlineData("Читайте также:", "related-headline")]
    [InlineData("شارك على فيسبوك", "share-bar")]
    [InlineData("به اشتراک‌گذاشتن", "share-bar")]
    [InlineData("शेयर करें", "share-bar")]
    [InlineData("Lire aussi : La Russie et le Pakistan", "related-headline")]
    [InlineData("Diese Website verwendet Cookies.", "cookie-notice")]
    [InlineData("Compartir en Facebook", "share-bar")]
    [InlineData("BİR CEVAP YAZIN", "comment-form")]
    public void A_whole_line_of_junk_is_known(string line, string rule) => Assert.Equal(rule, LineJudge.Judge(Words.Of(line))?.Rule);

    [Theory]
    [InlineData("Share prices fell in Karachi on Monday.")]
    [InlineData("Share of gas in the energy mix")]
    [InlineData("By the time the envoy landed, the deal was dead.")]
    [InlineData("Copyright law was never meant to stop a library.")]
    [InlineData("Photo opportunities are not a policy.")]
    [InlineData("Comments by the minister were not welcome in Delhi.")]
    [InlineData("Related to this is the question of transit fees.")]
    [InlineData("Subscribe to a theory and you must pay its price.")]
    [InlineData("Read more history and fewer tweets.")]
    [InlineData("Follow the money and you will find the pipeline.")]
    [InlineData("Print is not dead in Lahore.")]
    [InlineData("Advertisement of intent is not intent.")]
    [InlineData("Tags of war were painted on the wall.")]
    [InlineData("Home is where the gas is.")]
    [InlineData("Popular anger grew in the winter of 2019.")]
    [InlineData("Posted to Moscow in 1972, he learned the language.")]
    [InlineData("Written by hand, the treaty had nine articles.")]
    [InlineData("Published figures say otherwise.")]
    [InlineData("Источник тревоги лежит в другом.")]
    [InlineData("Фото на память не заменит договора.")]
    [InlineData("Reklamın gücü bu kez yetmedi.")]
    [InlineData("Comparte Rusia este interés con Pakistán.")]
    [InlineData("یہ بھی پڑھنے والوں کا خیال تھا کہ معاہدہ ہو جائے گا۔")]
    public void A_sentence_that_begins_like_junk_is_none(string line) => Assert.Null(LineJudge.Judge(Words.Of(line)));

    [Fact]
    public void A_line_made_to_exhaust_the_search_is_given_up_within_its_steps()
    {
        var line = "The post " + string.Concat(Enumerable.Repeat("appeared first on ", 15));

        Assert.True(Lexicon.Phrases.Match(Words.Of(line), 0).Length < 3_000);
    }
}
