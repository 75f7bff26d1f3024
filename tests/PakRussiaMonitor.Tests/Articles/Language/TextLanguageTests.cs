using PakRussiaMonitor.Articles.Language;

namespace PakRussiaMonitor.Tests.Articles.Language;

public sealed class TextLanguageTests
{
    [Theory]
    [InlineData("en", "The minister said that he would not be in the capital when the delegation arrives, but others will.")]
    [InlineData("fr", "Le ministre a dit qu'il ne serait pas dans la capitale quand la délégation arrivera, mais que les autres y seront.")]
    [InlineData("de", "Der Minister sagte, dass er nicht in der Hauptstadt sein wird, wenn die Delegation kommt, aber die anderen sind da.")]
    [InlineData("es", "El ministro dijo que no estaría en la capital cuando llegue la delegación, pero que los otros sí estarán.")]
    [InlineData("tr", "Bakan, heyet geldiğinde başkentte olmayacağını ama diğerlerinin orada olacağını ve bir açıklama için hazır olduğunu söyledi.")]
    [InlineData("it", "Il ministro ha detto che non sarà nella capitale quando arriva la delegazione, ma che gli altri ci sono.")]
    [InlineData("pt", "O ministro disse que não estará na capital quando a delegação chegar, mas que os outros já estão lá com ele.")]
    [InlineData("fa", "وزیر گفت که او در پایتخت نخواهد بود و این را برای همه روشن کرد که دیگران با هیئت دیدار می‌کنند.")]
    [InlineData("ps", "وزیر وویل چې هغه به په پلازمېنه کې نه وي او نور کسان به د پلاوي سره ګوري چې څه کېږي.")]
    [InlineData("uk", "Міністр сказав, що його не буде в столиці, коли приїде делегація, але інші там будуть і зустрінуть її.")]
    [InlineData("kk", "Министр делегация келгенде елордада болмайтынын, бірақ басқалары сол жерде болатынын және оларды қарсы алатынын айтты.")]
    [InlineData("bn", "মন্ত্রী বলেছেন প্রতিনিধি দল এলে তিনি রাজধানীতে থাকবেন না তবে অন্যরা সেখানে থাকবেন।")]
    [InlineData("ja", "大臣は代表団が到着するときに首都にいないと述べたが、ほかの人たちはそこにいるだろう。")]
    [InlineData("ko", "장관은 대표단이 도착할 때 수도에 없을 것이지만 다른 사람들은 있을 것이라고 말했다.")]
    public void A_sentence_tells_its_language(string language, string sentence) => Assert.Equal(language, TextLanguage.Detect(sentence));

    [Theory]
    [InlineData("")]
    [InlineData("Moscow 2024")]
    [InlineData("1234567890 1234567890 1234567890")]
    [InlineData("Xyzzy plugh qwerty zxcvb asdfg hjkl poiuy mnbvc lkjhg")]
    public void Unknown_stays_unknown(string text) => Assert.Null(TextLanguage.Detect(text));

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("ur_PK", "ur")]
    [InlineData("English", null)]
    [InlineData("und", null)]
    [InlineData(null, null)]
    public void A_declared_language_counts_by_its_primary_tag_where_the_text_is_no_witness(string? declared, string? expected) =>
        Assert.Equal(expected, TextLanguage.Of(declared, "Moscow"));
}
