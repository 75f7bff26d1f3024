using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Tests.Articles.Pages;

/// <summary>
/// Pages of varied templates in several languages, each with the lines that are its article and those that are not. Built from a template, a
/// language's sentences and the boxes that sites put around and into a text, so that what is right is known.
/// </summary>
internal sealed record SamplePage(string Name, string Html, string Url, string Title, string Author, string Day, string Language, IReadOnlyList<string> Kept, IReadOnlyList<string> Junk)
{
    public override string ToString() => Name;
}

internal static class SamplePages
{
    private static readonly (string Code, string Title, string Author, string[] Sentences)[] Languages =
    [
        ("en", "Why the pipeline still matters to both capitals", "Ayesha Karim",
        [
            "The ministers met twice this spring and both times they left without signing what had been promised to the public.",
            "A pipeline is more than steel in the ground, because it ties two treasuries together for a whole generation.",
            "Those who know the file say that the price was never the obstacle, and that trust has always been in short supply.",
            "It would be wrong to expect a breakthrough before the summer, when the committee is due to look at the numbers again.",
            "What remains is a habit of talking, and in a region with so few such habits that is worth more than it seems.",
        ]),
        ("ru", "Почему газопровод по-прежнему важен для обеих столиц", "Анна Петрова",
        [
            "Министры встречались этой весной дважды, и оба раза они уехали, так и не подписав того, что было обещано публике.",
            "Газопровод это не только сталь в земле, потому что он на целое поколение связывает две казны между собой.",
            "Те, кто знает это дело, говорят, что цена никогда не была препятствием, а доверия всегда не хватало.",
            "Было бы ошибкой ждать прорыва до лета, когда комитет должен ещё раз посмотреть на цифры и сроки.",
            "Остаётся привычка разговаривать, а в регионе, где таких привычек так мало, это стоит больше, чем кажется.",
        ]),
        ("ur", "پائپ لائن دونوں دارالحکومتوں کے لیے اب بھی کیوں اہم ہے", "عائشہ کریم",
        [
            "وزیروں نے اس بہار میں دو بار ملاقات کی اور دونوں بار وہ اس پر دستخط کیے بغیر واپس گئے جس کا عوام سے وعدہ کیا گیا تھا۔",
            "پائپ لائن صرف زمین میں لوہا نہیں ہے بلکہ یہ دو خزانوں کو ایک پوری نسل کے لیے آپس میں جوڑ دیتی ہے۔",
            "جو لوگ اس معاملے کو جانتے ہیں وہ کہتے ہیں کہ قیمت کبھی رکاوٹ نہیں تھی بلکہ اعتماد کی ہمیشہ کمی رہی ہے۔",
            "گرمیوں سے پہلے کسی بڑی کامیابی کی امید رکھنا غلط ہو گا جب کمیٹی کو دوبارہ اعداد و شمار دیکھنے ہیں۔",
            "جو باقی رہ جاتا ہے وہ بات چیت کی عادت ہے اور جس خطے میں ایسی عادتیں اتنی کم ہوں وہاں اس کی قدر زیادہ ہے۔",
        ]),
        ("hi", "पाइपलाइन दोनों राजधानियों के लिए अब भी क्यों महत्वपूर्ण है", "आयशा करीम",
        [
            "मंत्रियों ने इस वसंत में दो बार मुलाकात की और दोनों बार वे उस पर हस्ताक्षर किए बिना लौट गए जिसका जनता से वादा किया गया था।",
            "पाइपलाइन केवल जमीन में लोहा नहीं है क्योंकि यह दो खजानों को एक पूरी पीढ़ी के लिए आपस में जोड़ देती है।",
            "जो लोग इस मामले को जानते हैं वे कहते हैं कि कीमत कभी बाधा नहीं थी और भरोसे की हमेशा कमी रही है।",
            "गर्मियों से पहले किसी बड़ी सफलता की उम्मीद करना गलत होगा जब समिति को फिर से आंकड़े देखने हैं।",
            "जो बचता है वह बातचीत की आदत है और जिस क्षेत्र में ऐसी आदतें इतनी कम हों वहां इसका मूल्य अधिक है।",
        ]),
        ("ar", "لماذا لا يزال خط الأنابيب مهما للعاصمتين", "عائشة كريم",
        [
            "التقى الوزيران مرتين في هذا الربيع وفي كلتا المرتين غادرا من دون أن يوقعا على ما كان قد وعد به الجمهور.",
            "إن خط الأنابيب هو أكثر من فولاذ في الأرض لأنه يربط بين خزينتين على مدى جيل كامل من الزمن.",
            "يقول الذين يعرفون هذا الملف إن السعر لم يكن عقبة في أي وقت وإن الثقة هي التي كانت غائبة منذ البداية.",
            "من الخطأ أن نتوقع انفراجا قبل الصيف حيث من المقرر أن تنظر اللجنة في الأرقام مرة أخرى.",
            "ما يبقى هو عادة الحديث وفي منطقة لا توجد فيها إلا القليل من هذه العادات فإن ذلك أثمن مما يبدو.",
        ]),
        ("zh", "为什么这条管道对两国首都仍然重要", "李明华",
        [
            "今年春天两国部长会面两次，但是两次都没有签署已经向公众承诺的文件，外界对此议论纷纷，各方也给出了不同的解释。",
            "管道不仅仅是埋在地下的钢铁，因为它把两国的国库联系在一起，而且这种联系会持续整整一代人的时间，影响十分深远。",
            "了解这件事的人说，价格从来都不是真正的障碍，双方之间一直缺少的是信任，而信任不是一两次会谈就能够建立起来的。",
            "如果期待在夏天之前就能取得突破，那是不现实的，因为委员会要到那个时候才会再次审查相关的数字和时间安排。",
            "剩下的是一种对话的习惯，在一个很少有这种习惯的地区，它的价值比表面上看起来要大得多，也更加值得珍惜和维护。",
        ]),
    ];

    private static readonly (string Name, Func<Sheet, string> Write)[] Templates =
    [
        ("news site", sheet => $"""<header class="site-header"><ul><li><a href="/">{sheet.Nav}</a></li></ul></header><main><article class="story"><h1>{sheet.Title}</h1><div class="byline">By <a rel="author" href="/author/a">{sheet.Author}</a> <time datetime="{sheet.Day}">x</time></div><div class="article-body">{sheet.Paragraphs}</div>{sheet.Related}</article></main>{sheet.Footer}"""),
        ("wordpress blog", sheet => $"""<div id="page"><nav class="menu"><a href="/">{sheet.Nav}</a></nav><div id="content"><article class="post hentry"><h1 class="entry-title">{sheet.Title}</h1><div class="entry-meta"><span class="author vcard"><a href="/author/x/">{sheet.Author}</a></span></div><div class="entry-content">{sheet.Paragraphs}<div class="sharedaddy">{sheet.Share}</div></div></article><div id="comments" class="comments-area">{sheet.Comments}</div></div><div class="sidebar widget-area">{sheet.Side}</div></div>{sheet.Footer}"""),
        ("drupal node", sheet => $"""<div class="region-header">{sheet.Nav}</div><div class="region region-content"><article class="node node--type-article"><h1>{sheet.Title}</h1><footer class="node__meta"><span class="author__submitted">By {sheet.Author}</span></footer><div class="field field--name-body">{sheet.Paragraphs}</div><div class="field-tags tags">{sheet.Share}</div></article></div><aside>{sheet.Side}</aside>{sheet.Footer}"""),
        ("nested divs", sheet => $"""<div class="a1"><div class="b2"><div class="top">{sheet.Nav}</div><div class="c3"><h1>{sheet.Title}</h1><div class="d4"><div class="e5"><div>{sheet.Paragraphs}</div></div></div></div><div class="related-posts">{sheet.Cards}</div></div></div>{sheet.Footer}"""),
        ("line breaks", sheet => $"""<table><tr><td class="nav">{sheet.Nav}</td><td><h1>{sheet.Title}</h1><div class="content">{sheet.Broken}</div></td></tr></table>{sheet.Footer}"""),
        ("news box with consent", sheet => $"""<div id="onetrust-consent-sdk">{sheet.Consent}</div><main><h1>{sheet.Title}</h1><section itemprop="articleBody">{sheet.Paragraphs}<aside class="newsletter-signup">{sheet.Newsletter}</aside></section><div class="author-bio">{sheet.Bio}</div></main>{sheet.Footer}"""),
        ("amp page", sheet => $"""<header>{sheet.Nav}</header><article><h1>{sheet.Title}</h1><amp-img src="x"></amp-img><div class="article-text">{sheet.Paragraphs}</div><amp-social-share>{sheet.Share}</amp-social-share></article>{sheet.Footer}"""),
        ("quotes, lists and tables", sheet => $"""<main><article><h1>{sheet.Title}</h1><div class="post-content">{sheet.Structured}</div></article></main><section class="most-read">{sheet.Cards}</section>{sheet.Footer}"""),
        ("gallery", sheet => $"""<main><article><h1>{sheet.Title}</h1><div class="story-body">{sheet.Illustrated}</div></article></main>{sheet.Footer}"""),
        ("hidden menu and script", sheet => $"""<script>var t = "<p>{sheet.Nav}</p>";</script><div style="display: none">{sheet.Nav}</div><svg/><article><h1>{sheet.Title}</h1>{sheet.Paragraphs}</article><template><p>{sheet.Share}</p></template>{sheet.Footer}"""),
        ("long comments", sheet => $"""<div class="post"><h1>{sheet.Title}</h1><div class="post-body">{sheet.Paragraphs}</div></div><div class="comment-list">{sheet.Comments}{sheet.Comments}{sheet.Comments}</div>{sheet.Footer}"""),
    ];

    /// <summary>Every template in every language.</summary>
    public static IReadOnlyList<SamplePage> All { get; } = [.. from language in Languages from template in Templates select Make(template.Name, template.Write, language)];

    private static SamplePage Make(string name, Func<Sheet, string> write, (string Code, string Title, string Author, string[] Sentences) language)
    {
        var sheet = new Sheet(language.Title, language.Author, "2026-03-14", language.Sentences);
        var html = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{sheet.Title} | The Sample Times</title><meta property="og:title" content="{sheet.Title}"><meta property="og:site_name" content="The Sample Times">""")
            .Append(CultureInfo.InvariantCulture, $$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"{{sheet.Title}}","datePublished":"{{sheet.Day}}T09:30:00+05:00","author":[{"@type":"Person","name":"{{sheet.Author}}"}]}</script></head><body>""")
            .Append(write(sheet)).Append("</body></html>").ToString();
        return new($"{name}, {language.Code}", html, "https://times.example/opinion/pipeline", sheet.Title, sheet.Author, sheet.Day, language.Code, language.Sentences, sheet.Junk);
    }

    /// <summary>The pieces of one page. What its boxes say is English on purpose: sites mix.</summary>
    internal sealed record Sheet(string Title, string Author, string Day, string[] Sentences)
    {
        public string Nav => "Front page of the sample site";

        public string Share => "<a href=\"#\">Share on every network</a>";

        public string Footer => "<footer class=\"site-footer\"><p>Terms of service of the sample site, which nobody has ever read from the beginning to the end of it.</p></footer>";

        public string Related => Cards;

        public string Cards => string.Concat(Enumerable.Range(1, 4).Select(i => $"<div class=\"card\"><h3><a href=\"/{i}\">Another story of the day, number {i}</a></h3></div>"));

        public string Side => "<h4>Weather</h4><p>The weather box of the sample site says that it will rain in the afternoon, as it always does.</p>";

        public string Consent => "<p>We and our many partners store cookies on your device in order to show advertisements that you do not want.</p><button>Accept all</button>";

        public string Newsletter => "<p>Get the sample letter every morning in your inbox, with everything that you have already read.</p>";

        public string Bio => "<p>The person who wrote this is a fellow of a sample institute and has written many other things before.</p>";

        public string Comments => string.Concat(Enumerable.Range(1, 6).Select(i => $"<div class=\"comment\"><p>Reader number {i} disagrees with all of this at great length and wants everybody else on the page to know about it.</p></div>"));

        public string Paragraphs => string.Concat(Sentences.Select(sentence => $"<p>{sentence}</p>"));

        public string Broken => string.Join("<br><br>", Sentences);

        public string Structured => $"<p>{Sentences[0]}</p><blockquote><p>{Sentences[1]}</p></blockquote><ul><li>{Sentences[2]}</li><li>{Sentences[3]}</li></ul><table><tr><td>{Sentences[4]}</td></tr></table>";

        public string Illustrated => string.Concat(Sentences.Select((sentence, i) => $"<p>{sentence}</p><figure><img src=\"{i}.jpg\"><figcaption>Sample photograph number {i} by somebody</figcaption></figure>"));

        public IReadOnlyList<string> Junk { get; } =
        [
            "Front page of the sample site", "Share on every network", "Terms of service of the sample site", "Another story of the day", "The weather box", "our many partners",
            "Get the sample letter", "a fellow of a sample institute", "disagrees with all of this", "Sample photograph number",
        ];
    }
}
