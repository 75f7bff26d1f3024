namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>Kinds as the web has them, written down before any rule was read; the first figures were taken before any was mended.</summary>
internal sealed partial record JunkSheet
{
    private const string SecondHeldOutLines = """
        wp-reply|en|t|Leave a Reply⏎Your email address will not be published. Required fields are marked *⏎Comment *⏎Name *⏎Email *⏎Website⏎Save my name, email, and website in this browser for the next time I comment.
        blogger-none|en|t|No comments:⏎Post a Comment
        blogger-share|en|t|Email This⏎BlogThis!⏎Share to X⏎Share to Facebook⏎Share to Pinterest
        blogger-labels|en|t|Labels: diplomacy, gas, Karachi
        blogger-nav|en|t|Newer Post⏎Older Post⏎Home
        blogger-atom|en|t|Subscribe to: Post Comments (Atom)
        disqus|en|t|Please enable JavaScript to view the comments powered by Disqus.
        disqus-sort|en|t|12 Comments⏎Login⏎Sort by Best
        medium-head|en|h|6 min read⏎Mar 4, 2021
        medium-member|en|h|Member-only story
        substack-sub|en|mt|Thanks for reading Northern Notes! Subscribe for free to receive new posts and support my work.
        substack-share|en|m|Share this post⏎Copy link⏎Facebook⏎Email⏎Notes⏎More
        substack-refer|en|t|Refer a friend
        substack-paid|en|t|This post is for paid subscribers⏎Subscribe⏎Already a paid subscriber? Sign in
        share-bar|en|ht|Facebook⏎Twitter⏎WhatsApp⏎Telegram⏎LinkedIn
        share-colon|en|ht|Share this:
        tweet-pin|en|ht|Tweet⏎Pin it⏎Share on Tumblr
        newsletter|en|mt|Get our weekly newsletter⏎Sign up to receive the best of our analysis every Friday.
        cookie|en|ht|We use cookies to improve your experience on our site. By continuing to browse you accept our cookie policy.⏎Accept all
        paywall|en|t|Subscribe now to read the full story⏎Already a subscriber? Log in
        metered|en|h|This is your last free article.
        related|en|t|Related Posts:⏎The long road to a short treaty⏎Ports without ships
        read-also|en|m|Read also: The long road to a short treaty
        see-also|en|m|SEE ALSO: Why the northern ports stay empty
        tags|en|t|Tags: energy, foreign policy, South Asia
        filed|en|t|Filed Under: Opinion, World
        topics|en|t|Topics:⏎Foreign Policy⏎Energy
        author-box|en|t|About the author⏎Nadia Rahman is a research fellow at the Centre for Regional Studies in Islamabad.
        writer-is|en|t|The writer is a freelance columnist based in Lahore. She tweets @nrahman
        reached-at|en|t|The author can be reached at nadia@example.com
        contacts|en|t|Email: editor@example.org⏎Twitter: @examplewriter
        copyright|en|t|© 2021 Northern Notes Media Ltd. All rights reserved.
        print-email|en|ht|Print⏎Email⏎PDF
        print-this|en|h|Print this article
        reading-time|en|h|Reading time: 5 minutes
        views|en|h|1,284 views
        views-colon|en|ht|Views: 3,412
        posted-on|en|h|Posted on March 4, 2021 by admin
        published|en|h|Published: 04 March 2021 10:15 AM⏎Updated: 04 March 2021 12:40 PM
        last-updated|en|h|Last updated on Thursday, March 4, 2021
        crumb-raquo|en|h|Home » Opinion » The long road to a short treaty
        crumb-slash|en|h|Home / World / South Asia
        crumb-gt|en|h|News > World > Asia
        app|en|mt|Download our app for the latest updates⏎Get it on Google Play⏎Download on the App Store
        ad|en|hm|ADVERTISEMENT
        ad-dashes|en|m|- Advertisement -
        sponsored-links|en|mt|Sponsored Links
        below|en|m|Continue reading below
        photo|en|hm|Photo: Reuters
        image-courtesy|en|hm|Image courtesy of Wikimedia Commons
        ap-photo|en|hm|(AP Photo/John Smith)
        getty|en|hm|Getty Images/AFP
        click-report|en|mt|Click here to read the full report
        click-youtube|en|t|Click here to subscribe to our YouTube channel
        follow|en|t|Follow us on Facebook, Twitter and Instagram
        google-news|en|t|Follow us on Google News to never miss an update
        whatsapp|en|mt|Join our WhatsApp channel for breaking news
        poll|en|mt|Do you agree with the author?⏎Yes⏎No⏎Vote⏎View results
        correction|en|t|Correction: An earlier version of this article misstated the year of the agreement. It has been corrected.
        prev-article|en|t|Previous article⏎Next article
        prev-arrows|en|t|← Previous Post⏎Next Post →
        prev-titles|en|t|« Ports without ships⏎The long road to a short treaty »
        donate|en|t|If you like our work, please consider making a donation.⏎Donate
        patreon|en|t|Support us on Patreon
        rating|en|t|Rating: 4.5/5 (12 votes)
        wp-like|en|t|Like this:⏎Like Loading...
        disclaimer|en|t|The views expressed in this article are the author's own and do not necessarily reflect the editorial policy of Northern Notes.
        published-in|en|t|Published in Northern Notes, March 4th, 2021
        first-appeared|en|t|This piece first appeared in Northern Notes.
        typo|en|t|Found a mistake? Select the text and press Ctrl+Enter.
        listen|en|h|Listen to this article⏎0:00 / 7:42
        skip|en|h|Skip to main content
        menu|en|h|Menu⏎Search⏎Sign in
        top|en|t|Back to top
        load-more|en|t|Load more
        most-read|en|t|Most Read⏎Ports without ships⏎A levy returns in July
        hashtags|en|t|#Pakistan #Russia #Gas
        translate|en|h|Translate this page⏎Powered by Google Translate
        closed|en|t|Comments are closed.
        moderation|en|t|Comments are moderated and will only appear if they are on topic and not abusive.
        footer|en|t|Terms of Use⏎Privacy Policy⏎Contact Us⏎Advertise with us
        rss|en|t|Subscribe via RSS
        source-line|en|t|Source: Northern Notes
        permalink|en|t|Bookmark the permalink.
        posted-in|en|t|This entry was posted in Opinion and tagged gas, treaty by admin.
        trackback|en|t|You can follow any responses to this entry through the RSS 2.0 feed.⏎You can leave a response, or trackback from your own site.
        instagram|en|m|View this post on Instagram
        watch|en|m|Watch: The envoy speaks to reporters
        gallery|en|m|1 of 7
        appeared-first|en|t|The post The long road to a short treaty appeared first on Northern Notes.
        share|ru|ht|Поделиться в социальных сетях:
        share-nets|ru|ht|ВКонтакте⏎Одноклассники⏎Telegram
        read-also|ru|m|Читайте также: Почему порты стоят пустыми
        on-topic|ru|mt|Материалы по теме
        tags|ru|t|Теги: газ, дипломатия, Карачи
        subscribe-tg|ru|t|Подписывайтесь на наш Telegram-канал
        subscribe-dzen|ru|t|Подписывайтесь на нас в Яндекс.Дзен и Google Новостях
        typo|ru|t|Нашли ошибку? Выделите её и нажмите Ctrl+Enter
        views|ru|h|Просмотров: 1284
        reading-time|ru|h|Время чтения: 5 минут
        published|ru|h|Опубликовано: 4 марта 2021, 10:15
        photo|ru|hm|Фото: РИА Новости
        ad|ru|hm|Реклама
        ad-below|ru|m|Продолжение после рекламы
        comments|ru|t|Комментарии (12)⏎Оставить комментарий⏎Войти
        rights|ru|t|Все права защищены.
        reprint|ru|t|При перепечатке материалов ссылка на сайт обязательна.
        opinion|ru|t|Мнение редакции может не совпадать с мнением автора.
        crumb|ru|h|Главная / Мнения / Азия
        print|ru|ht|Версия для печати
        source|ru|t|Источник: Северные записки
        cookie|ru|ht|Мы используем файлы cookie. Продолжая пользоваться сайтом, вы соглашаетесь с их использованием.⏎Принять
        next|ru|t|Предыдущая запись⏎Следующая запись
        support|ru|t|Поддержите нас — оформите подписку
        share|ur|ht|شیئر کریں
        share-nets|ur|ht|فیس بک⏎ٹوئٹر⏎واٹس ایپ
        read-more|ur|m|مزید پڑھیں: بندرگاہیں خالی کیوں ہیں
        read-also|ur|m|یہ بھی پڑھیے: ایک مختصر معاہدے کا طویل سفر
        related|ur|t|متعلقہ خبریں⏎بندرگاہیں خالی کیوں ہیں⏎ایک مختصر معاہدے کا طویل سفر
        tags|ur|t|ٹیگز: گیس، سفارت کاری، کراچی
        whatsapp|ur|t|تازہ ترین خبروں کے لیے ہمارا واٹس ایپ چینل جوائن کریں
        facebook|ur|t|ہمیں فیس بک پر فالو کریں
        published|ur|h|شائع شدہ: 4 مارچ 2021
        last-update|ur|h|آخری اپ ڈیٹ: 4 مارچ 2021
        photo|ur|hm|فوٹو: اے ایف پی
        ad|ur|hm|اشتہار
        comments|ur|t|تبصرے (12)⏎اپنا تبصرہ لکھیں
        email-note|ur|t|آپ کا ای میل ایڈریس شائع نہیں کیا جائے گا۔
        rights|ur|t|جملہ حقوق محفوظ ہیں
        disclaimer|ur|t|ادارے کا مضمون نگار کی رائے سے متفق ہونا ضروری نہیں۔
        app|ur|t|ہماری موبائل ایپ ڈاؤن لوڈ کریں
        crumb|ur|h|ہوم » کالم » پاکستان
        print|ur|ht|پرنٹ کریں
        next|ur|t|پچھلا مضمون⏎اگلا مضمون
        share|hi|ht|शेयर करें
        share-nets|hi|ht|फेसबुक⏎ट्विटर⏎व्हाट्सएप
        read-also|hi|m|ये भी पढ़ें: बंदरगाह खाली क्यों हैं
        read-also-two|hi|m|यह भी पढ़ें- एक छोटी संधि का लंबा रास्ता
        related|hi|t|संबंधित खबरें⏎बंदरगाह खाली क्यों हैं⏎एक छोटी संधि का लंबा रास्ता
        tags|hi|t|टैग्स: गैस, कूटनीति, कराची
        whatsapp|hi|t|ताज़ा खबरों के लिए हमारे व्हाट्सएप चैनल से जुड़ें
        google-news|hi|t|हमें गूगल न्यूज़ पर फॉलो करें
        published|hi|h|प्रकाशित: 4 मार्च 2021
        updated|hi|h|अपडेटेड: 4 मार्च 2021, 10:15 पूर्वाह्न
        photo|hi|hm|फोटो: पीटीआई
        ad|hi|hm|विज्ञापन
        comments|hi|t|टिप्पणियां (12)⏎टिप्पणी करें
        app|hi|t|हमारा ऐप डाउनलोड करें
        disclaimer|hi|t|लेख में व्यक्त विचार लेखक के निजी हैं।
        rights|hi|t|सर्वाधिकार सुरक्षित
        crumb|hi|h|होम / विचार / विश्व
        read-time|hi|h|पढ़ने का समय: 5 मिनट
        next|hi|t|पिछला लेख⏎अगला लेख
        share|fa|ht|اشتراک گذاری
        share-nets|fa|ht|تلگرام⏎توییتر⏎واتس‌اپ
        read-also|fa|m|بیشتر بخوانید: چرا بندرها خالی هستند
        related|fa|t|مطالب مرتبط⏎چرا بندرها خالی هستند⏎راه دراز یک پیمان کوتاه
        tags|fa|t|برچسب‌ها: گاز، دیپلماسی، کراچی
        telegram|fa|t|ما را در تلگرام دنبال کنید
        date|fa|h|تاریخ انتشار: ۱۴ اسفند ۱۳۹۹
        code|fa|h|کد خبر: ۱۲۸۴۵۶
        visits|fa|h|تعداد بازدید: ۱۲۸۴
        photo|fa|hm|عکس: ایرنا
        comments|fa|t|نظرات⏎نظر شما⏎ارسال نظر
        email-note|fa|t|نشانی ایمیل شما منتشر نخواهد شد.
        rights|fa|t|تمامی حقوق محفوظ است.
        end|fa|t|انتهای پیام/
        crumb|fa|h|خانه » یادداشت » جهان
        print|fa|ht|نسخه چاپی
        ad|fa|hm|آگهی
        short-link|fa|t|لینک کوتاه
        next|fa|t|مطلب قبلی⏎مطلب بعدی
        share|ar|ht|شارك المقال
        share-nets|ar|ht|فيسبوك⏎تويتر⏎واتساب
        read-also|ar|m|اقرأ أيضا: لماذا تبقى الموانئ فارغة
        read-also-two|ar|m|إقرأ المزيد: الطريق الطويل إلى معاهدة قصيرة
        related|ar|t|مقالات ذات صلة⏎لماذا تبقى الموانئ فارغة⏎الطريق الطويل إلى معاهدة قصيرة
        tags|ar|t|الوسوم: الغاز، الدبلوماسية، كراتشي
        follow|ar|t|تابعونا على فيسبوك وتويتر
        google-news|ar|t|تابعوا آخر الأخبار عبر Google News
        published|ar|h|تاريخ النشر: 4 مارس 2021
        updated|ar|h|آخر تحديث: 4 مارس 2021
        photo|ar|hm|صورة: أ ف ب
        ad|ar|hm|إعلان
        comments|ar|t|التعليقات (12)⏎أضف تعليقا
        email-note|ar|t|لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *
        rights|ar|t|جميع الحقوق محفوظة
        disclaimer|ar|t|المقالات المنشورة لا تعبر بالضرورة عن رأي الموقع.
        crumb|ar|h|الرئيسية / مقالات الرأي / آسيا
        print|ar|ht|طباعة
        read-time|ar|h|وقت القراءة: 5 دقائق
        next|ar|t|المقال السابق⏎المقال التالي
        share|fr|ht|Partager sur Facebook⏎Partager sur Twitter⏎Partager par e-mail
        read-also|fr|m|À lire aussi : Pourquoi les ports restent vides
        related|fr|t|Articles similaires⏎Pourquoi les ports restent vides⏎Le long chemin d'un traité court
        reserved|fr|t|Il vous reste 70 % de cet article à lire. La suite est réservée aux abonnés.
        newsletter|fr|mt|Inscrivez-vous à notre newsletter⏎Votre adresse e-mail
        published|fr|h|Publié le 4 mars 2021 à 10h15⏎Mis à jour le 4 mars 2021 à 12h40
        read-time|fr|h|Temps de lecture : 5 min
        photo|fr|hm|Crédit photo : AFP
        ad|fr|hm|Publicité
        comments|fr|t|Laisser un commentaire⏎Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *
        tags|fr|t|Mots-clés : gaz, diplomatie, Karachi
        rights|fr|t|Tous droits réservés
        follow|fr|t|Suivez-nous sur Facebook et Twitter
        cookie|fr|ht|Ce site utilise des cookies pour améliorer votre expérience.⏎Tout accepter
        crumb|fr|h|Accueil > International > Asie
        print|fr|ht|Imprimer
        next|fr|t|Article précédent⏎Article suivant
        app|fr|t|Téléchargez notre application
        share|de|ht|Artikel teilen
        share-nets|de|ht|Teilen⏎Twittern⏎Drucken
        read-also|de|m|Lesen Sie auch: Warum die Häfen leer bleiben
        related|de|t|Das könnte Sie auch interessieren⏎Warum die Häfen leer bleiben⏎Der lange Weg zum kurzen Vertrag
        newsletter|de|mt|Jetzt Newsletter abonnieren⏎Ihre E-Mail-Adresse
        published|de|h|Veröffentlicht am 4. März 2021⏎Aktualisiert am 4. März 2021, 12:40 Uhr
        read-time|de|h|Lesezeit: 5 Minuten
        photo|de|hm|Foto: dpa
        ad|de|hm|Anzeige
        comments|de|t|Schreibe einen Kommentar⏎Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert
        tags|de|t|Schlagwörter: Gas, Diplomatie, Karatschi
        rights|de|t|Alle Rechte vorbehalten.
        cookie|de|ht|Diese Website verwendet Cookies.⏎Alle akzeptieren
        plus|de|t|Weiterlesen mit Plus⏎Sie haben bereits ein Abo? Anmelden
        crumb|de|h|Startseite > Politik > Asien
        next|de|t|Vorheriger Artikel⏎Nächster Artikel
        share|es|ht|Compartir en Facebook⏎Compartir en WhatsApp
        read-also|es|m|Lea también: Por qué los puertos siguen vacíos
        related|es|t|Artículos relacionados⏎Por qué los puertos siguen vacíos⏎El largo camino de un tratado corto
        newsletter|es|mt|Suscríbete a nuestro boletín⏎Tu correo electrónico
        published|es|h|Publicado el 4 de marzo de 2021⏎Actualizado: 4 de marzo de 2021 12:40
        read-time|es|h|Tiempo de lectura: 5 minutos
        photo|es|hm|Foto: EFE
        ad|es|hm|Publicidad
        comments|es|t|Deja un comentario⏎Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *
        tags|es|t|Etiquetas: gas, diplomacia, Karachi
        rights|es|t|Todos los derechos reservados.
        follow|es|t|Síguenos en Facebook, Twitter e Instagram
        crumb|es|h|Inicio > Opinión > Asia
        next|es|t|Entrada anterior⏎Entrada siguiente
        share|tr|ht|Facebook'ta Paylaş⏎Twitter'da Paylaş
        read-also|tr|m|Ayrıca okuyun: Limanlar neden boş
        related|tr|t|İlgili Haberler⏎Limanlar neden boş⏎Kısa bir antlaşmanın uzun yolu
        newsletter|tr|mt|Bültenimize abone olun⏎E-posta adresiniz
        published|tr|h|Yayınlanma: 4 Mart 2021 10:15⏎Güncelleme: 4 Mart 2021 12:40
        read-time|tr|h|Okuma süresi: 5 dakika
        photo|tr|hm|Fotoğraf: AA
        ad|tr|hm|Reklam
        comments|tr|t|Yorum yap⏎E-posta hesabınız yayımlanmayacak. Gerekli alanlar * ile işaretlenmişlerdir
        tags|tr|t|Etiketler: doğalgaz, diplomasi, Karaçi
        rights|tr|t|Tüm hakları saklıdır.
        follow|tr|t|Bizi Facebook ve Twitter'da takip edin
        crumb|tr|h|Anasayfa > Görüş > Asya
        next|tr|t|Önceki Yazı⏎Sonraki Yazı
        share|zh|ht|分享到：⏎微信⏎微博
        read-more|zh|t|延伸阅读：港口为何空置
        editor|zh|t|责任编辑：王芳
        source|zh|h|来源：北方周报
        related|zh|t|相关阅读⏎港口为何空置⏎短条约的漫长道路
        follow|zh|t|关注我们的微信公众号
        scan|zh|t|扫描二维码关注我们
        rights|zh|t|版权所有，未经授权不得转载。
        comments|zh|t|发表评论⏎网友评论
        photo|zh|hm|图片来源：新华社
        ad|zh|hm|广告
        views|zh|h|阅读量：1284
        published|zh|h|发布时间：2021年3月4日 10:15
        disclaimer|zh|t|本文仅代表作者个人观点。
        next|zh|t|上一篇⏎下一篇
        crumb|zh|h|首页 > 评论 > 国际
        """;
}
