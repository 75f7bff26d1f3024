namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// How pages speak of themselves: a weight and a phrase a line, below the rule that a line is removed by. 3: hardly ever in an article;
/// 2: seldom; 1: only with others.
/// </summary>
internal static class SiteVoicePhrases
{
    public const string All = """
        [newsletter]
        3 our newsletter
        3 our newsletters
        3 our daily newsletter
        3 our weekly newsletter
        3 our mailing list
        3 your inbox
        3 follow us
        3 our channel
        3 whatsapp channel
        3 telegram channel
        3 youtube channel
        3 our youtube
        3 on google news
        2 newsletter
        2 newsletters
        2 latest updates
        2 latest news
        2 latest videos
        2 top headlines
        2 breaking news
        2 top stories
        2 independent journalism
        2 our journalism
        2 our work
        2 our readers
        2 our subscribers
        2 our newsroom
        2 stay updated
        2 stay informed
        2 be notified
        1 never miss
        1 don't miss
        1 subscribe
        1 subscribing
        1 sign up
        1 signing up
        1 join us
        1 join our
        1 follow our
        1 support our
        1 support us
        2 donate today
        2 donation today
        1 register
        1 email
        1 e-mail
        1 whatsapp
        1 telegram
        1 facebook
        1 twitter
        1 instagram
        1 youtube
        1 delivered
        3 наш канал
        3 наш телеграм
        3 нашу рассылку
        3 нашем канале
        3 в дзене
        2 на нас в
        2 рассылку
        2 в telegram
        2 в телеграм
        2 в whatsapp
        1 подписывайтесь
        1 подпишитесь
        1 читайте нас
        1 следите
        3 हमारे व्हाट्सएप चैनल
        3 हमारे टेलीग्राम
        3 हमारे चैनल
        3 हमारे न्यूज़लेटर
        2 न्यूज़लेटर
        2 चैनल से जुड़ें
        1 जुड़ें
        1 सब्सक्राइब
        2 फॉलो करें
        3 ہمارے چینل
        3 ہمارا چینل
        3 ہمارے واٹس ایپ
        3 ہمیں فالو
        2 نیوز لیٹر
        1 سبسکرائب
        1 جوائن کریں
        3 نشرتنا البريدية
        3 قناتنا
        2 النشرة البريدية
        1 اشترك
        1 تابعنا
        1 تابعونا
        3 notre newsletter
        3 nos newsletters
        3 notre chaîne
        3 suivez-nous
        2 newsletter
        1 inscrivez-vous
        1 abonnez-vous
        3 unseren newsletter
        3 unser newsletter
        3 folgen sie uns
        3 unserem kanal
        1 abonnieren
        1 anmelden
        3 nuestro boletín
        3 nuestra newsletter
        3 nuestro canal
        3 síguenos en
        2 boletín
        1 suscríbete
        1 suscríbase
        3 bültenimize
        3 e-bülten
        3 kanalımıza
        3 bizi takip
        1 abone ol
        1 abone olun
        3 我们的微信公众号
        3 微信公众号
        3 我们的公众号
        2 公众号
        1 关注
        1 订阅
        [app-promotion]
        3 our app
        3 our apps
        3 google play
        3 app store
        2 the app
        1 download
        1 install
        1 android
        3 нашем приложении
        3 наше приложение
        2 приложение
        3 ہماری ایپ
        3 हमारा ऐप
        2 ऐप डाउनलोड
        3 notre application
        3 unsere app
        3 nuestra app
        3 uygulamamızı
        3 客户端
        3 下载
        [cookie-notice]
        3 our use of cookies
        3 use of cookies
        3 uses cookies
        3 use cookies
        3 cookie policy
        2 privacy policy
        2 terms of use
        2 terms of service
        2 terms and conditions
        2 our website
        2 this website
        2 our site
        2 this site
        2 cookies
        1 privacy
        1 your experience
        1 your consent
        2 third-party
        3 файлы cookie
        3 файлов cookie
        2 политикой конфиденциальности
        2 пользовательское соглашение
        3 des cookies
        2 notre site
        2 ce site
        3 verwendet cookies
        3 datenschutzerklärung
        3 utiliza cookies
        2 política de privacidad
        3 çerez
        3 çerezler
        3 çerezleri
        2 gizlilik
        3 کوکیز
        3 कुकीज़
        3 ملفات تعريف الارتباط
        [paywall]
        3 subscribers only
        3 free articles
        3 free article
        2 already a subscriber
        2 become a subscriber
        2 become a member
        2 a subscription
        1 subscriber
        1 subscribers
        1 unlimited
        2 to continue reading
        2 continue reading
        2 keep reading
        1 log in
        1 login
        1 sign in
        1 for free
        1 full access
        1 remaining
        1 this month
        3 réservé aux abonnés
        2 abonnés
        3 nur für abonnenten
        3 weiterlesen mit
        2 abonnenten
        2 mit abo
        3 para suscriptores
        3 solo suscriptores
        3 только для подписчиков
        2 для подписчиков
        [navigation]
        3 your browser
        3 enable javascript
        3 javascript is disabled
        3 ad blocker
        3 adblocker
        3 adblock
        2 javascript
        3 click here
        3 tap here
        1 click
        1 this page
        1 the page
        1 browser
        1 disable
        3 ctrl enter
        2 нажмите
        2 выделите
        1 ошибку
        2 опечатку
        [feed-footer]
        2 originally published
        2 originally appeared
        2 first published
        2 first appeared
        2 republished
        2 republish
        2 reproduced
        2 reprinted
        1 permission
        1 this article
        1 this story
        1 this post
        1 this piece
        1 this content
        2 syndicate
        2 report a
        2 correction
        2 typo
        2 a tip
        2 a typo
        1 contact us
        2 contact our
        1 write to us
        2 перепечатка
        2 редакции
        2 未经许可
        2 不得转载
        2 转载请注明
        2 本文
        [comment-form]
        3 comments below
        3 comment below
        3 comments section
        2 let us know
        2 your thoughts
        2 what do you think
        2 your say
        1 comment
        1 comments
        2 helpful
        2 in the comments
        2 в комментариях
        2 commentaires ci-dessous
        2 in den kommentaren
        2 en los comentarios
        2 yorumlarda
        """;
}
