namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Turkish: the essentials of every rule.</summary>
internal static class TurkishPhrases
{
    public const string Phrases = """
        [share-bar]
        paylaş
        paylaşın
        bu yazıyı paylaş
        bu haberi paylaş
        haberi paylaş
        yazıyı paylaş
        {network} paylaş
        facebook'ta paylaş
        twitter'da paylaş
        whatsapp'ta paylaş
        arkadaşına gönder
        yazdır
        bağlantıyı kopyala
        linki kopyala
        beğen
        [comment-count]
        {n} yorum
        yorum yok
        henüz yorum yok
        henüz yorum yapılmamış
        [comment-form]
        e-posta hesabınız yayımlanmayacak
        e-posta hesabınız yayımlanmayacak gerekli alanlar ile işaretlenmişlerdir
        yorumlar kapalı
        yanıtı iptal et
        [comment-form >]
        yorum yap
        yorum yaz
        yorum yapın
        yorum bırak
        yorumunuzu yazın
        bir yanıt yazın
        bir cevap yazın
        yorumlar
        [related-headline >]
        ilgili haberler
        ilgili yazılar
        ilgili içerikler
        benzer haberler
        benzer yazılar
        diğer haberler
        bunlar da ilginizi çekebilir
        ilginizi çekebilir
        bunları da okuyun
        çok okunanlar
        en çok okunanlar
        son dakika haberleri
        son haberler
        [related-headline]
        ayrıca okuyun: ...
        bunu da oku: ...
        ilgili haber: ...
        [read-more]
        devamını oku
        devamı
        devamı için tıklayın
        daha fazla oku
        haberin devamı
        [newsletter]
        abone ol
        abone olun
        bültene abone ol
        bültenimize abone olun
        e-bültene kaydol
        bizi takip edin
        bizi {network} takip edin
        [cookie-notice]
        bu site çerezleri kullanır
        bu web sitesi çerezleri kullanmaktadır
        sitemizde çerezler kullanılmaktadır
        kabul et
        tümünü kabul et
        [advert]
        reklam
        ilan
        [copyright]
        tüm hakları saklıdır
        her hakkı saklıdır
        [photo-credit]
        fotoğraf: ...
        kaynak: ...
        [byline ^]
        yazan: {names}
        yazar: {names}
        [date-line ^]
        yayınlanma {date}
        güncelleme {date}
        [tags]
        etiketler: ...
        etiketler
        """;
}
