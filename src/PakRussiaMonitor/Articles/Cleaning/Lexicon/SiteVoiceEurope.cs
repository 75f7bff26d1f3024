namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// How pages speak of themselves in Russian, French, German, Spanish and Turkish, weighed as <see cref="SiteVoicePhrases"/>: words that
/// address the reader (follow, join, download), that name the site (our channel), and those of forms, rights and disclaimers.
/// </summary>
internal static class SiteVoiceEurope
{
    public const string All = """
        [newsletter]
        3 наш telegram
        3 нашем telegram
        3 наших социальных сетях
        3 наши социальные сети
        3 нашу группу
        3 нашем сайте
        2 подписывайтесь на
        2 подпишитесь на
        2 оформите подписку
        3 поддержите нас
        2 читайте нас
        2 следите за
        2 присоединяйтесь к
        2 вступайте в
        2 в социальных сетях
        2 в соцсетях
        2 поделитесь
        1 поделиться
        1 telegram
        1 телеграм
        1 канал
        1 подписку
        1 подписка
        2 новостях google
        2 google новостях
        2 яндекс дзен
        1 дзен
        1 вконтакте
        2 google news
        3 notre page
        3 notre compte
        3 notre lettre
        2 inscrivez-vous
        2 suivez-nous
        2 rejoignez-nous
        2 soutenez-nous
        2 cliquez ici
        2 votre adresse
        2 votre e-mail
        2 faire un don
        2 faites un don
        2 google actualités
        3 unseren newsletter
        3 unserem newsletter
        3 unseren kanal
        3 folgen sie uns
        3 folgt uns
        2 abonnieren sie
        2 melden sie sich
        2 jetzt anmelden
        2 jetzt abonnieren
        2 ihre e-mail
        2 deine e-mail
        2 klicken sie hier
        2 unterstützen sie
        2 spenden sie
        3 nuestro boletín
        3 nuestro canal
        3 nuestras redes
        3 nuestra página
        3 nuestra comunidad
        3 síganos
        3 síguenos
        2 suscríbete
        2 suscríbase
        2 únete a
        2 regístrate
        2 tu correo
        2 su correo
        2 haz clic
        2 haga clic
        1 redes sociales
        1 whatsapp
        3 kanalımızı
        3 sayfamızı
        3 bizi takip
        3 bültenimize
        2 takip edin
        2 abone olun
        2 kaydolun
        2 üye olun
        2 e-posta adresiniz
        2 tıklayın
        [app-promotion]
        3 мобильное приложение
        2 скачайте
        2 установите
        3 notre application
        2 téléchargez
        3 unserer app
        2 herunterladen
        3 nuestra app
        3 nuestra aplicación
        2 descarga
        3 uygulamamızı
        2 indirin
        [cookie-notice]
        2 cookie
        2 вы соглашаетесь
        2 персональных данных
        1 продолжая
        1 сайтом
        2 cookies
        2 votre consentement
        2 politique de confidentialité
        2 diese website
        2 diese webseite
        2 ihre zustimmung
        2 datenschutz
        2 este sitio
        2 esta web
        2 kişisel verilerin
        2 deneyiminizi
        [paywall]
        2 доступно подписчикам
        2 полный доступ
        3 il vous reste
        3 réservée aux abonnés
        3 réservé aux abonnés
        2 cet article
        2 déjà abonné
        2 connectez-vous
        2 créez un compte
        3 nur für abonnenten
        2 bereits abonnent
        2 ein abo
        2 para suscriptores
        2 este artículo
        2 inicia sesión
        2 seguir leyendo
        2 abonelere özel
        2 giriş yapın
        [navigation]
        2 нашли ошибку
        2 заметили ошибку
        2 signaler une erreur
        2 fehler gefunden
        2 fehler melden
        2 reportar un error
        [comment-form]
        3 необходимо авторизоваться
        2 авторизуйтесь
        2 зарегистрируйтесь
        2 оставлять комментарии
        2 оставить комментарий
        2 обязательные поля
        2 ваш комментарий
        2 ne sera pas publiée
        2 champs obligatoires
        2 pour commenter
        2 e-mail-adresse
        2 wird nicht veröffentlicht
        2 erforderliche felder
        2 kommentar schreiben
        2 um zu kommentieren
        2 correo electrónico
        2 no será publicada
        2 campos obligatorios
        2 un comentario
        2 iniciar sesión
        2 e-posta hesabınız
        2 yayımlanmayacak
        2 gerekli alanlar
        2 yorum yapmak için
        [copyright]
        3 все права
        2 перепечатке
        2 использовании материалов
        2 копирование материалов
        2 ссылка на
        2 обязательна
        2 гиперссылка
        2 без письменного
        2 droits réservés
        2 reproduction interdite
        2 rechte vorbehalten
        2 nachdruck
        2 derechos reservados
        2 prohibida la reproducción
        2 total o parcial
        2 hakları saklıdır
        2 izinsiz
        2 kaynak gösterilmeden
        [disclaimer]
        2 мнение редакции
        2 мнением редакции
        2 позицией редакции
        2 мнением автора
        2 не совпадать
        2 не отражает
        2 n'engagent que
        2 leurs auteurs
        2 nicht unbedingt
        2 meinung der redaktion
        2 meinung des autors
        2 opiniones expresadas
        2 no reflejan
        2 responsabilidad
        2 del autor
        2 yazarın kendi
        2 yansıtmaz
        2 yansıtmayabilir
        """;
}
