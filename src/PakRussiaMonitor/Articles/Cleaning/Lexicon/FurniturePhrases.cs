namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>What newer sites put around a text, in all languages: reading times, saving and gifting, summaries, settings, embedded players.</summary>
internal static class FurniturePhrases
{
    public const string Phrases = """
        [share-bar]
        copy link
        copy url
        copy link to clipboard
        link copied
        link copied to clipboard
        save for later
        save article
        save this article
        save story
        saved
        bookmark
        bookmark this
        add to bookmarks
        add to reading list
        gift this article
        gift article
        give this article
        share full article
        share this page
        share this video
        share via
        share options
        text size
        font size
        a a a
        a a
        increase font size
        decrease font size
        like this article
        rate this article
        rate this
        was this article helpful
        was this helpful
        was this page helpful
        was this article helpful yes no
        расскажите друзьям
        рассказать друзьям
        скопировать ссылку
        ссылка скопирована
        отправить
        сохранить
        в закладки
        ٹوئٹر پر شیئر کریں
        {network} پر شیئر کریں
        ٹوئٹر پر شئیر کریں
        فیسبوک پر شیئر کریں
        لنک کاپی کریں
        {network} पर शेयर करें
        फेसबुक पर शेयर करें
        ट्विटर पर शेयर करें
        व्हाट्सएप पर शेयर करें
        लिंक कॉपी करें
        مشاركة عبر {network}
        مشاركة على {network}
        شارك عبر {network}
        مشاركة عبر واتساب
        مشاركة عبر فيسبوك
        مشاركة المقال
        شارك المقال
        انسخ الرابط
        نسخ الرابط
        partager cet article
        partager l'article
        copier le lien
        artikel teilen
        beitrag teilen
        diesen artikel teilen
        link kopieren
        merken
        drucken
        compartir este artículo
        compartir esta noticia
        copiar enlace
        guardar
        haberi paylaş
        yazıyı paylaş
        bağlantıyı kopyala
        linki kopyala
        [comment-form]
        view comments
        show comments
        hide comments
        load comments
        load more comments
        loading comments
        loading comments…
        view comments {n}
        show comments {n}
        sort by
        sort by newest
        sort by oldest
        sort by: ...
        newest first
        oldest first
        reply report
        reply report like
        report abuse
        report comment
        notify me of follow-up comments by email
        notify me of new posts by email
        be the first to comment
        have your say
        have your say in the comments below
        let us know in the comments
        what do you think
        join the conversation
        join the discussion
        start the discussion
        комментарии закрыты
        загрузка комментариев
        [comment-form ?]
        reply
        report
        like
        [comment-count]
        {n} просмотра
        {n} просмотров
        {n} просмотр
        {n} комментария
        {n} vues
        {n} commentaires
        {n} aufrufe
        {n} kommentare
        {n} visitas
        {n} comentarios
        {n} görüntülenme
        {n} yorum
        {n} मिनट पहले
        {n} مشاهدة
        {n} تعليق
        [date-line]
        listen {n} min
        listen • {n} min
        listen {n} mins
        listen {n} minutes
        temps de lecture {n} min
        temps de lecture: {n} min
        temps de lecture: {n} minutes
        lecture {n} min
        lesezeit {n} minuten
        lesezeit: {n} minuten
        lesezeit: {n} min
        tiempo de lectura: {n} minutos
        tiempo de lectura {n} minutos
        tiempo de lectura: {n} min
        okuma süresi: {n} dakika
        okuma süresi {n} dakika
        okuma süresi: {n} dk
        время чтения: {n} минут
        время чтения: {n} мин
        время чтения {n} мин
        время на чтение: {n} мин
        وقت القراءة: {n} دقائق
        وقت القراءة: {n} دقيقة
        पढ़ने का समय: {n} मिनट
        updated: {date} ist
        updated {date} ist
        published: {date} ist
        first published on {date}
        posted by admin on {date}
        posted by admin on {date} in {names}
        posted by {names} on {date}
        posted by {names} on {date} in {names}
        posted on {date} by {names}
        posted on {date} in {names}
        [photo-credit]
        image source getty images
        image source: getty images
        image source reuters
        image source afp
        image source {names}
        image caption
        file photo {names}
        file photo: {names}
        click to enlarge image
        click to enlarge
        click image to enlarge
        enlarge image
        view gallery
        [advert]
        article continues after advertisement
        article continues below advertisement
        story continues after advertisement
        advertisement scroll to continue
        promoted by {names}
        promoted by taboola
        promoted
        sponsored
        anzeige
        werbung
        ilan
        sponsorlu
        contenu sponsorisé
        contenido patrocinado
        [navigation]
        older entries
        newer entries
        previous post next post
        {n} of {n}
        watch on {network}
        view this post on {network}
        view on {network}
        view more on {network}
        this post on {network}
        """;
}
