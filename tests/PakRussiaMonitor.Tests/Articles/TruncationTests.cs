using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>A text that breaks off is marked, however it says so and in whatever language; a whole one is not.</summary>
public sealed class TruncationTests
{
    private const string English = "The two governments agreed on a gas pipeline, and officials said that work on it would begin in spring.";
    private const string Russian = "Правительства двух стран договорились о газопроводе, и работы на нём начнутся весной будущего года.";
    private const string Urdu = "دونوں ملکوں کی حکومتیں گیس پائپ لائن پر متفق ہو گئی ہیں اور اس پر کام اگلے سال بہار میں شروع ہو گا۔";
    private const string Hindi = "दोनों देशों की सरकारें गैस पाइपलाइन पर सहमत हो गई हैं और इस पर काम अगले साल वसंत में शुरू होगा।";
    private const string Arabic = "اتفقت حكومتا البلدين على خط أنابيب للغاز، وقال مسؤولون إن العمل فيه سيبدأ في ربيع العام المقبل.";
    private const string Persian = "دولت‌های دو کشور بر سر خط لوله گاز توافق کردند و مقامات گفتند که کار آن در بهار آینده آغاز می‌شود.";
    private const string Chinese = "两国政府就天然气管道达成协议，官员表示工程将于明年春天开工，并将在三年之内全部完成，届时将惠及数百万居民。";
    private const string French = "Les deux gouvernements se sont entendus sur un gazoduc, et les travaux commenceront au printemps prochain.";
    private const string German = "Die beiden Regierungen haben sich auf eine Gasleitung geeinigt, und die Arbeiten beginnen im nächsten Frühjahr.";
    private const string Spanish = "Los dos gobiernos acordaron un gasoducto, y las obras comenzarán en la primavera del próximo año, según dijeron.";
    private const string Turkish = "İki ülkenin hükümetleri doğal gaz boru hattı konusunda anlaştı ve çalışmalar gelecek baharda başlayacak.";

    public static TheoryData<string> WholeTexts => [English, Russian, Urdu, Hindi, Arabic, Persian, Chinese, French, German, Spanish, Turkish];

    [Theory]
    [InlineData(English, "Read more")]
    [InlineData(English, "Continue reading →")]
    [InlineData(Russian, "Читать далее")]
    [InlineData(Urdu, "مزید پڑھیں")]
    [InlineData(Hindi, "और पढ़ें")]
    [InlineData(Arabic, "اقرأ المزيد")]
    [InlineData(Persian, "ادامه مطلب")]
    [InlineData(Chinese, "阅读全文")]
    [InlineData(French, "Lire la suite")]
    [InlineData(German, "Weiterlesen")]
    [InlineData(Spanish, "Leer más")]
    [InlineData(Turkish, "Devamını oku")]
    public void A_link_to_the_rest_says_that_there_is_one_and_goes(string text, string link)
    {
        var clean = ArticleCleaner.Clean(new($"{text}\n{link}", "A title"));

        Assert.True(clean.Truncated);
        Assert.Equal(text, clean.Text);
        Assert.Contains(clean.Removed, span => span.Rule == CleaningRules.ReadMore);
    }

    [Theory]
    [MemberData(nameof(WholeTexts))]
    public void A_text_that_ends_in_the_middle_of_a_sentence_breaks_off(string text)
    {
        var part = text[..(text.Length * 4 / 5)].TrimEnd(',', '،', '，', ' ');
        foreach (var end in (string[])["…", "...", " …", " [...]", " […]", "... [...]", "", " (more…)"])
            Assert.True(ArticleCleaner.Clean(new($"{text}\n{part}{end}", "A title")).Truncated, $"{part}{end}");
    }

    [Theory]
    [MemberData(nameof(WholeTexts))]
    public void A_whole_text_is_not_taken_for_one_that_breaks_off(string text)
    {
        foreach (var end in (string[])["", "\nShare this", "\nLeave a Reply\nName *\nEmail *", "\n“" + text + "”", "\n(" + text + ")", "\n* * *"])
            Assert.False(ArticleCleaner.Clean(new($"{text}\n{text}{end}", "A title")).Truncated, end);
    }

    [Fact]
    public void A_mark_of_an_omission_within_the_text_says_nothing_of_its_end()
    {
        var clean = ArticleCleaner.Clean(new($"{English}\nThe minister said: “We will [...] build it together, whatever it takes.”\n{English}", "A title"));

        Assert.False(clean.Truncated);
        Assert.Contains("[...]", clean.Text, StringComparison.Ordinal);
    }
}
