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
        [related-headline]
        lesen sie auch: ...
        lesen sie dazu: ...
        siehe auch: ...
        mehr zum thema: ...
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
        [paywall]
        jetzt weiterlesen mit abo
        dieser artikel ist nur für abonnenten
        [cookie-notice]
        diese website verwendet cookies
        diese webseite verwendet cookies
        wir verwenden cookies
        alle akzeptieren
        akzeptieren
        alle ablehnen
        [advert]
        anzeige
        werbung
        [copyright]
        alle rechte vorbehalten
        [photo-credit]
        foto: ...
        bild: {names}
        bildquelle: ...
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
        """;
}
