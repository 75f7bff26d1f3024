namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>What newer sites put below a text, in all languages: ways onward, subscriptions, settings.</summary>
internal static class OnwardPhrases
{
    public const string Phrases = """
        [related-headline >]
        recommended for you
        recommended
        trending
        trending now
        trending stories
        top stories
        top news
        editor's picks
        editors' picks
        editor's pick
        explore more on these topics
        more on this story
        more like this
        most popular
        popular now
        you may also like
        you might also like
        you may also be interested in
        what to read next
        самое читаемое
        самое популярное
        популярное
        по теме
        ताज़ा ख़बरें
        ताजा खबरें
        लोकप्रिय खबरें
        संबंधित खबरें
        مقبول خبریں
        سب سے زیادہ پڑھی جانے والی خبریں
        الأكثر قراءة
        الأكثر مشاهدة
        مواضيع ذات صلة
        أخبار ذات صلة
        les plus lus
        les plus lues
        à lire aussi
        sur le même sujet
        meistgelesen
        am meisten gelesen
        mehr zum thema
        das könnte sie auch interessieren
        lo más leído
        lo más visto
        noticias relacionadas
        te puede interesar
        en çok okunanlar
        ilgili haberler
        çok okunanlar
        [related-headline]
        по теме: ...
        watch our latest video on {network}
        más información: ...
        à lire: ...
        mehr dazu: ...
        ilgili haber: ...
        [read-more]
        और पढ़ें
        पूरा पढ़ें
        مزید پڑھیں
        اقرأ المزيد
        المزيد
        lire la suite
        lire plus
        weiterlesen
        mehr lesen
        leer más
        seguir leyendo
        devamını oku
        devamı
        читать далее
        читать полностью
        подробнее
        [tags]
        الوسوم: ...
        وسوم: ...
        كلمات مفتاحية: ...
        टैग: ...
        टैग्स: ...
        mots-clés: ...
        schlagwörter: ...
        stichwörter: ...
        themen: ...
        etiquetas: ...
        temas: ...
        etiketler: ...
        [copyright]
        सर्वाधिकार सुरक्षित
        copyright: {names}
        copyright: {names} {n}
        [navigation]
        terms of service
        terms of use
        privacy policy
        contact us
        about us
        sign in
        sign out
        my account
        menu
        search
        close menu
        main menu
        international edition
        us edition
        uk edition
        change edition
        show key points
        key points
        hide key points
        browse all
        see all
        view all
        powered by {names}
        powered by wordpress
        open in app
        report a correction or typo
        submit a correction
        republish this article
        republish
        about the author
        [navigation ?]
        close
        summary
        [player]
        your browser does not support the audio element
        your browser does not support the video tag
        your browser does not support html5 video
        listen to article
        listen to this story
        {n} sec
        слушать
        прослушать статью
        écouter l'article
        artikel anhören
        escuchar el artículo
        [newsletter]
        follow us on {network}
        inscrivez-vous
        abonnez-vous
        s'abonner
        jetzt abonnieren
        abonnieren
        suscríbete
        suscríbase
        abone ol
        abone olun
        подписаться
        подпишитесь
        подпишитесь на нас в {network}
        تابعنا على {network}
        تابعونا على {network}
        हमें फॉलो करें
        thank you for subscribing
        thanks for subscribing
        [paywall]
        article réservé aux abonnés
        réservé aux abonnés
        weiterlesen mit abo
        nur für abonnenten
        contenido exclusivo para suscriptores
        solo para suscriptores
        только для подписчиков
        register for free to continue reading
        [publication-note]
        reporting by {names}
        editing by {names}
        reporting by {names} editing by {names}
        writing by {names}
        """;
}
