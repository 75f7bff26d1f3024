namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>Kinds that were written before the first score was known, and by which no rule was made until it was taken down.</summary>
internal sealed partial record JunkSheet
{
    private const string HeldOutLines = """
        copy-link|en|ht|Copy link⏎Link copied
        save|en|ht|Save for later
        gift|en|h|Gift this article
        text-size|en|h|A A A⏎Text size
        listen-min|en|h|Listen • 7 min
        have-your-say|en|t|Have your say in the comments below
        what-think|en|t|What do you think? Let us know in the comments.
        be-first|en|t|Be the first to comment
        show-comments|en|t|View comments (14)
        sort-by|en|t|Sort by: Newest first
        reply-report|en|t|Reply⏎Report⏎Like
        notify-me|en|t|Notify me of follow-up comments by email.
        recommended|en|t|Recommended for you⏎The weight of unwritten rules⏎Why the river runs dry
        you-may-like|en|mt|You may also like
        trending|en|t|Trending now⏎Levy to rise in July⏎Ports reopen after storm
        editors-picks|en|t|Editor's Picks
        more-from|en|t|More from Opinion
        top-stories|en|t|Top stories
        sponsored|en|mt|Sponsored content
        promoted|en|t|Promoted by Taboola
        story-continues|en|m|Story continues below
        article-continues|en|m|Article continues after advertisement
        inbox|en|m|Get the day's top headlines delivered to your inbox every morning
        by-signing|en|mt|By signing up, you agree to our Terms of Use and Privacy Policy.
        enter-email|en|mt|Enter your email address
        thank-you-sub|en|mt|Thank you for subscribing!
        free-trial|en|t|Start your free trial
        remaining|en|t|You have 2 free articles remaining this month.
        register-read|en|t|Register for free to continue reading
        adblock|en|h|Please disable your ad blocker to view this site.
        js|en|h|JavaScript is disabled in your browser. Please enable it to view this content.
        browser|en|h|Your browser does not support the audio element.
        image-caption|en|hm|Image source, Getty Images
        file-photo|en|hm|File photo: AFP
        enlarge|en|hm|Click to enlarge image
        syndicate|en|t|Copyright: Example Syndicate, 2020. www.example-syndicate.org
        permission|en|t|This article was originally published in Example Review and is republished with permission.
        republish|en|t|Republish this article
        editing-by|en|t|(Reporting by A. Khan; Editing by B. Clark)
        contact-newsroom|en|t|Have a tip? Contact our newsroom at tips@example.com
        correction|en|t|Report a correction or typo
        terms|en|t|Terms of Service⏎Privacy Policy⏎Contact Us⏎About Us
        topics|en|t|Topics: Pakistan | Russia | Energy
        explore|en|t|Explore more on these topics
        posted-by|en|h|Posted by admin on June 3, 2019 in Opinion
        first-published|en|ht|First published on Sat 3 Jun 2019 08.00 BST
        ist|en|h|Updated: 12 May 2020, 09:15 AM IST
        shares-number|en|h|348 shares
        tweet-embed|en|m|pic.twitter.com/a1B2c3D4
        rating|en|t|Rate this article
        poll|en|t|Was this article helpful? Yes No
        telegram|en|t|Subscribe to our Telegram channel
        youtube|en|m|Watch our latest video on YouTube
        edition|en|h|International Edition
        sign-in|en|h|Sign in⏎Subscribe
        menu|en|h|Menu⏎Search⏎Close
        ai-summary|en|h|Show key points⏎Summary
        about-author|en|t|About the Author
        loading|en|t|Loading comments…
        powered|en|t|Powered by WordPress
        share|ru|ht|Расскажите друзьям
        copy-link|ru|ht|Скопировать ссылку
        read-also|ru|m|По теме: Посол вернулся без договора
        error-report|ru|t|Нашли ошибку? Выделите её и нажмите Ctrl+Enter
        telegram|ru|mt|Подпишитесь на нас в Дзене
        views|ru|h|1204 просмотра
        popular|ru|t|Самое читаемое
        share|ur|ht|ٹوئٹر پر شیئر کریں
        read-more|ur|t|مزید پڑھیں
        popular|ur|t|سب سے زیادہ پڑھی جانے والی خبریں
        share|hi|ht|फेसबुक पर शेयर करें
        read-more|hi|t|और पढ़ें
        copyright|hi|t|सर्वाधिकार सुरक्षित
        latest|hi|t|ताज़ा ख़बरें
        share|ar|ht|مشاركة عبر واتساب
        follow|ar|t|تابعنا على تويتر
        popular|ar|t|الأكثر قراءة
        tags|ar|t|الوسوم: روسيا، باكستان
        share|zh|ht|分享到微博
        follow|zh|t|关注我们的微信公众号
        related|zh|t|相关新闻
        read-original|zh|t|阅读原文
        reading|zh|h|阅读量：1204
        share|fr|ht|Partager cet article
        subscribers|fr|mt|Article réservé aux abonnés
        read-time|fr|h|Temps de lecture : 5 min
        popular|fr|t|Les plus lus
        share|de|ht|Artikel teilen
        subscribers|de|mt|Weiterlesen mit Abo
        read-time|de|h|Lesezeit: 5 Minuten
        popular|de|t|Meistgelesen
        share|es|ht|Compartir este artículo
        subscribers|es|mt|Contenido exclusivo para suscriptores
        read-time|es|h|Tiempo de lectura: 5 minutos
        popular|es|t|Lo más leído
        share|tr|ht|Haberi paylaş
        subscribers|tr|mt|Abone ol
        read-time|tr|h|Okuma süresi: 5 dakika
        popular|tr|t|En çok okunanlar
        """;
}
