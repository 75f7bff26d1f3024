namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>French: the essentials of every rule.</summary>
internal static class FrenchPhrases
{
    public const string Phrases = """
        [share-bar]
        partager
        partagez
        partager cet article
        partager sur {network}
        partagez cet article
        partager via {network}
        partager l'article
        partager par {network}
        partager:
        envoyer à un ami
        envoyer par e-mail
        imprimer
        imprimer cet article
        copier le lien
        lien copié
        j'aime
        ajouter aux favoris
        offrir cet article
        partager par e-mail
        partagez sur {network}
        envoyer par mail
        [comment-count]
        {n} commentaires
        {n} commentaire
        aucun commentaire
        pas de commentaire
        [comment-form]
        votre adresse e-mail ne sera pas publiée
        votre adresse e-mail ne sera pas publiée les champs obligatoires sont indiqués avec
        les commentaires sont fermés
        vous devez être connecté pour commenter
        annuler la réponse
        {n} commentaires
        réagir à cet article
        réagissez à cet article
        commenter
        commenter cet article
        poster un commentaire
        publier un commentaire
        les champs obligatoires sont indiqués avec
        [comment-form >]
        laisser un commentaire
        laissez un commentaire
        laisser une réponse
        ajouter un commentaire
        écrire un commentaire
        commentaires
        réagir
        vos réactions
        [related-headline >]
        à lire aussi
        à lire également
        lire aussi
        voir aussi
        articles similaires
        articles liés
        articles connexes
        sur le même sujet
        dans la même rubrique
        à ne pas manquer
        les plus lus
        vous aimerez aussi
        derniers articles
        les plus commentés
        nos autres articles
        à la une
        [related-headline]
        lire aussi: ...
        à lire aussi: ...
        voir aussi: ...
        lire également: ...
        sur le même sujet: ...
        à voir aussi: ...
        [read-more]
        lire la suite
        lire plus
        en savoir plus
        lire l'article
        [newsletter]
        abonnez-vous
        s'abonner
        inscrivez-vous à notre newsletter
        abonnez-vous à notre newsletter
        recevez notre newsletter
        inscription à la newsletter
        suivez-nous
        suivez-nous sur {network}
        votre adresse e-mail
        votre adresse email
        votre e-mail
        entrez votre adresse e-mail
        je m'inscris
        je m'abonne
        s'inscrire
        faire un don
        faites un don
        soutenez-nous
        téléchargez notre application
        télécharger l'application
        [paywall]
        cet article est réservé aux abonnés
        article réservé aux abonnés
        réservé aux abonnés
        contenu réservé aux abonnés
        déjà abonné
        déjà abonné connectez-vous
        se connecter
        connectez-vous
        [cookie-notice]
        ce site utilise des cookies
        nous utilisons des cookies
        accepter
        tout accepter
        tout refuser
        [advert]
        publicité
        contenu sponsorisé
        [copyright]
        tous droits réservés
        [photo-credit]
        crédit photo: ...
        crédits photo: ...
        photo d'illustration
        photo: {names}
        © {names}
        [byline ^]
        par: {names}
        auteur: {names}
        écrit par {names}
        publié par {names}
        [date-line ^]
        publié le {date}
        mis à jour le {date}
        [tags]
        mots-clés: ...
        étiquettes: ...
        [section-label ^]
        tribune
        opinions
        éditorial
        [navigation]
        article précédent
        article suivant
        articles précédents
        articles suivants
        haut de page
        retour en haut
        retour à l'accueil
        [navigation ?]
        précédent
        suivant
        accueil
        rechercher
        menu
        [breadcrumb]
        accueil: ...
        [date-line]
        publié le {date}
        mis à jour le {date}
        modifié le {date}
        publié {date}
        mis à jour {date}
        temps de lecture {n} minutes
        [publication-note]
        source: {names}
        avec {names}
        [comment-form ?]
        nom
        """;
}
