namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>
/// Junk by kind, as sites print it: <c>kind|language|place|line</c>. The place says where the kind is found: h above the text, m
/// between paragraphs, t below. A ⏎ parts the lines of a block.
/// </summary>
/// <param name="Sentences">Of the articles around the junk, by language.</param>
/// <param name="LookAlikes">Sentences of articles that begin as junk does, by language.</param>
internal sealed partial record JunkSheet(
    string Name, IReadOnlyList<Junk> Kinds, IReadOnlyDictionary<string, string[]> Sentences, IReadOnlyDictionary<string, string[]> LookAlikes)
{
    public static JunkSheet Tuned { get; } = new("tuned", Read(TunedLines), ProseSheets.Sentences, ProseSheets.LookAlikes);

    public static JunkSheet HeldOut { get; } = new("held out", Read(HeldOutLines), ProseSheets.Sentences, ProseSheets.LookAlikes);

    public static JunkSheet SecondHeldOut { get; } = new("second", Read(SecondHeldOutLines), SecondHeldOutProse.Sentences, SecondHeldOutProse.LookAlikes);

    public static JunkSheet ThirdHeldOut { get; } = new("third", Read(ThirdHeldOutLines), SecondHeldOutProse.Sentences, SecondHeldOutProse.ThirdLookAlikes);

    private static Junk[] Read(string sheet) => [.. sheet
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|', 4))
        .Select(parts => new Junk(parts[0], parts[1], parts[2], parts[3].Split('⏎')))];

    private const string TunedLines = """
        share|en|hmt|Share this article
        share|en|hmt|Share on Facebook
        share|en|ht|Facebook Twitter WhatsApp Email
        share|en|ht|Share⏎Tweet⏎Pin it
        share|en|ht|Click to share on Twitter (Opens in new window)
        print|en|h|Print this page
        comment-form|en|t|Leave a Reply⏎Your email address will not be published. Required fields are marked *⏎Name *⏎Email *⏎Website
        comment-count|en|ht|24 Comments
        comment-closed|en|t|Comments are closed.
        login-to-comment|en|t|You must be logged in to post a comment.
        related|en|t|Related Posts⏎The weight of unwritten rules⏎Why the river runs dry
        also-read|en|m|Also Read: Why Moscow wants the pipeline
        read-more|en|mt|READ MORE: Envoy returns without a deal
        continue-reading|en|t|Continue reading →
        newsletter|en|mt|Subscribe to our newsletter
        newsletter2|en|mt|Sign up for our daily newsletter to get the best stories in your inbox.
        follow-us|en|t|Follow us on Twitter and Facebook
        copyright|en|t|Copyright © 2021 Example Media. All rights reserved.
        disclaimer|en|t|The views expressed in this article are the author's own and do not necessarily reflect the editorial policy of the newspaper.
        cookie|en|ht|We use cookies to improve your experience on our site. By continuing you accept our use of cookies.
        advert|en|hmt|ADVERTISEMENT
        advert2|en|m|Advertisement - scroll to continue
        tags|en|t|Tags: Pakistan, Russia, gas
        filed|en|t|Filed under: Opinion, Foreign Policy
        breadcrumb|en|h|Home » Opinion » Columns
        dateline|en|h|Published: March 3, 2021 at 10:45 am
        updated|en|h|Last updated on 12 May 2020
        reading-time|en|h|5 min read
        photo|en|hm|Photo: Reuters
        photo2|en|hm|Image credit: Example Agency/File
        published-in|en|t|Published in The Example Tribune, August 4th, 2018.
        feed-footer|en|t|The post Gas and friendship appeared first on Example Review.
        app|en|t|Download our app for the latest updates
        paywall|en|t|This article is for subscribers only. Already a subscriber? Log in
        player|en|hm|Listen to this article
        nav|en|ht|Previous article⏎Next article
        skip|en|h|Skip to main content
        back-to-top|en|t|Back to top
        author-box|en|t|The writer is a retired ambassador and can be reached at writer@example.com
        views|en|h|1,204 views
        donate|en|t|Support independent journalism. Donate today.
        popular|en|t|Most Read⏎Government to raise levy⏎Flood warning issued
        whatsapp|en|t|Join our WhatsApp channel for breaking news
        google-news|en|t|Follow us on Google News
        translation|en|h|Read this in Urdu
        report-error|en|t|Report a typo
        all-link|en|t|https://www.example.com/opinion/2021/03/gas
        share|ru|ht|Поделиться в Телеграм
        share|ru|ht|Поделиться
        also-read|ru|m|Читайте также: Посол вернулся без договора
        comment-form|ru|t|Оставить комментарий
        comment-count|ru|t|12 комментариев
        newsletter|ru|mt|Подписывайтесь на наш канал в Telegram
        copyright|ru|t|© 2021 Пример. Все права защищены.
        photo|ru|hm|Фото: РИА Новости
        tags|ru|t|Теги: Россия, Пакистан, газ
        advert|ru|hmt|Реклама
        disclaimer|ru|t|Мнение автора может не совпадать с мнением редакции.
        source|ru|t|Источник: Пример
        share|ur|ht|فیس بک پر شیئر کریں
        also-read|ur|m|یہ بھی پڑھیں: روس اور پاکستان کے تعلقات
        comment-form|ur|t|اپنا تبصرہ لکھیں
        related|ur|t|متعلقہ خبریں
        newsletter|ur|t|ہمارا واٹس ایپ چینل جوائن کریں
        copyright|ur|t|جملہ حقوق محفوظ ہیں
        advert|ur|hm|اشتہار
        share|hi|ht|शेयर करें
        also-read|hi|m|यह भी पढ़ें: रूस और पाकिस्तान के रिश्ते
        comment-form|hi|t|अपनी टिप्पणी लिखें
        advert|hi|hm|विज्ञापन
        newsletter|hi|t|हमारे व्हाट्सएप चैनल से जुड़ें
        share|ar|ht|شارك على فيسبوك
        also-read|ar|m|اقرأ أيضاً: العلاقات بين روسيا وباكستان
        comment-form|ar|t|اترك تعليقاً
        copyright|ar|t|جميع الحقوق محفوظة
        advert|ar|hm|إعلان
        newsletter|ar|t|اشترك في نشرتنا البريدية
        share|zh|ht|分享到微信
        also-read|zh|m|延伸阅读：俄罗斯与巴基斯坦的关系
        copyright|zh|t|版权所有，未经许可不得转载
        advert|zh|hm|广告
        comment-form|zh|t|发表评论
        source|zh|h|来源：新华社
        editor|zh|t|责任编辑：李明
        share|fr|ht|Partager sur Facebook
        also-read|fr|m|Lire aussi : La Russie et le Pakistan
        comment-form|fr|t|Laisser un commentaire
        copyright|fr|t|© 2021 Exemple. Tous droits réservés.
        newsletter|fr|mt|Inscrivez-vous à notre newsletter
        advert|fr|hm|Publicité
        share|de|ht|Auf Facebook teilen
        also-read|de|m|Lesen Sie auch: Russland und Pakistan
        comment-form|de|t|Schreibe einen Kommentar
        copyright|de|t|© 2021 Beispiel. Alle Rechte vorbehalten.
        newsletter|de|mt|Newsletter abonnieren
        advert|de|hm|Anzeige
        share|es|ht|Compartir en Facebook
        also-read|es|m|Lea también: Rusia y Pakistán
        comment-form|es|t|Deja un comentario
        copyright|es|t|© 2021 Ejemplo. Todos los derechos reservados.
        newsletter|es|mt|Suscríbete a nuestro boletín
        advert|es|hm|Publicidad
        share|tr|ht|Facebook'ta paylaş
        also-read|tr|m|Ayrıca okuyun: Rusya ve Pakistan
        comment-form|tr|t|Bir yanıt yazın
        copyright|tr|t|© 2021 Örnek. Tüm hakları saklıdır.
        newsletter|tr|mt|Bültenimize abone olun
        advert|tr|hm|Reklam
        """;
}

/// <param name="Places">h, m, t: where it is found.</param>
internal sealed record Junk(string Kind, string Language, string Places, IReadOnlyList<string> Lines);
