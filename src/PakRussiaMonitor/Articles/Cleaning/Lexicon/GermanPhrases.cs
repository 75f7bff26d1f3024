namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>German: the essentials of every rule.</summary>
internal static class GermanPhrases
{
    public const string Phrases = """
        [share-bar]
        teilen
        artikel teilen
        beitrag teilen
        diesen artikel teilen
        diesen beitrag teilen
        auf {network} teilen
        bei {network} teilen
        per {network} teilen
        teilen auf {network}
        teilen mit:
        teilen mit
        seite drucken
        artikel drucken
        drucken
        versenden
        link kopieren
        gefällt mir
        per e-mail versenden
        per e-mail senden
        artikel verschenken
        vorlesen
        artikel versenden
        per e-mail teilen
        per mail teilen
        twittern
        mailen
        weitersagen
        [comment-count]
        {n} kommentare
        {n} kommentar
        keine kommentare
        [comment-form]
        deine e-mail-adresse wird nicht veröffentlicht
        ihre e-mail-adresse wird nicht veröffentlicht
        erforderliche felder sind mit markiert
        kommentare sind geschlossen
        die kommentarfunktion ist geschlossen
        antworten abbrechen
        antwort abbrechen
        kommentare {n}
        kommentar schreiben
        kommentar verfassen
        schreib einen kommentar
        antworten
        [comment-form >]
        schreibe einen kommentar
        schreiben sie einen kommentar
        kommentar schreiben
        kommentar hinterlassen
        kommentar verfassen
        hinterlasse einen kommentar
        hinterlasse eine antwort
        kommentare
        leserkommentare
        diskutieren sie mit
        [related-headline >]
        lesen sie auch
        lesen sie mehr
        auch interessant
        das könnte sie auch interessieren
        das könnte ihnen auch gefallen
        ähnliche artikel
        ähnliche beiträge
        verwandte artikel
        weitere artikel
        mehr zum thema
        mehr dazu
        zum thema
        meistgelesen
        meistgelesene artikel
        neueste artikel
        mehr aus der rubrik
        [related-headline]
        lesen sie auch: ...
        lesen sie dazu: ...
        siehe auch: ...
        mehr zum thema: ...
        lesen sie mehr: ...
        auch interessant: ...
        [read-more]
        weiterlesen
        mehr lesen
        mehr erfahren
        mehr anzeigen
        zum artikel
        weiter lesen
        [newsletter]
        newsletter abonnieren
        jetzt abonnieren
        abonnieren
        newsletter bestellen
        melden sie sich für unseren newsletter an
        folgen sie uns
        folgen sie uns auf {network}
        folgen sie uns auf
        ihre e-mail-adresse
        deine e-mail-adresse
        e-mail-adresse eingeben
        jetzt anmelden
        jetzt newsletter abonnieren
        zum newsletter anmelden
        jetzt kostenlos anmelden
        unterstützen sie uns
        jetzt spenden
        [paywall]
        jetzt weiterlesen mit abo
        dieser artikel ist nur für abonnenten
        weiterlesen mit plus
        jetzt weiterlesen
        sie haben bereits ein abo
        bereits abonnent
        bereits registriert
        hier anmelden
        anmelden
        einloggen
        [cookie-notice]
        diese website verwendet cookies
        diese webseite verwendet cookies
        wir verwenden cookies
        alle akzeptieren
        akzeptieren
        alle ablehnen
        cookie-einstellungen
        einstellungen verwalten
        [advert]
        anzeige
        werbung
        [copyright]
        alle rechte vorbehalten
        [photo-credit]
        foto: ...
        bild: {names}
        bildquelle: ...
        foto: {names}
        quelle: {names}
        [byline ^]
        von: {names}
        autor: {names}
        geschrieben von {names}
        [date-line ^]
        veröffentlicht am {date}
        aktualisiert am {date}
        stand: {date}
        [tags]
        schlagwörter: ...
        schlagworte: ...
        [section-label ^]
        kommentar
        meinung
        gastbeitrag
        leitartikel
        [navigation]
        vorheriger artikel
        nächster artikel
        vorheriger beitrag
        nächster beitrag
        voriger artikel
        älterer beitrag
        neuerer beitrag
        zur startseite
        nach oben
        zurück zur übersicht
        [navigation ?]
        zurück
        weiter
        vorheriger
        nächster
        startseite
        suche
        menü
        [date-line]
        veröffentlicht am {date}
        aktualisiert am {date}
        zuletzt aktualisiert {date}
        zuletzt aktualisiert am {date}
        erstellt am {date}
        stand {date}
        lesezeit {n} minuten
        lesezeit {n} min
        lesedauer {n} minuten
        lesedauer {n} min
        [publication-note]
        quelle: {names}
        """;
}
