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
        {network} üzerinden paylaş
        e-posta ile gönder
        e-posta gönder
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
        gerekli alanlar ile işaretlenmişlerdir
        yorum gönder
        yorumlar {n}
        ilk yorumu siz yapın
        ilk yorum yapan siz olun
        yorum yapmak için giriş yapın
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
        en çok okunan haberler
        en çok okunan
        öne çıkanlar
        günün öne çıkanları
        [related-headline]
        ayrıca okuyun: ...
        bunu da oku: ...
        ilgili haber: ...
        ilginizi çekebilir: ...
        bunlar da ilginizi çekebilir: ...
        şunlar da ilginizi çekebilir: ...
        ilgili haberler: ...
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
        e-posta adresiniz
        e-posta adresinizi girin
        kayıt ol
        kaydol
        google news'te takip edin
        bizi {network} ve {network} takip edin
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
        fotoğraf: {names}
        foto: {names}
        görsel: {names}
        [byline ^]
        yazan: {names}
        yazar: {names}
        [date-line ^]
        yayınlanma {date}
        güncelleme {date}
        [tags]
        etiketler: ...
        etiketler
        [navigation]
        önceki yazı
        sonraki yazı
        önceki haber
        sonraki haber
        önceki makale
        sonraki makale
        başa dön
        yukarı çık
        anasayfaya dön
        [navigation ?]
        önceki
        sonraki
        anasayfa
        ana sayfa
        ara
        menü
        [date-line]
        yayınlanma {date}
        yayın tarihi {date}
        yayımlanma {date}
        yayınlanma tarihi {date}
        güncelleme {date}
        güncellenme {date}
        son güncelleme {date}
        giriş {date}
        okuma süresi {n} dakika
        {n} dakikalık okuma
        [publication-note]
        kaynak: {names}
        """;
}
