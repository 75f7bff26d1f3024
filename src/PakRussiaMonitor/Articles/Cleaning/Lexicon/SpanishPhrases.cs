namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Spanish: the essentials of every rule.</summary>
internal static class SpanishPhrases
{
    public const string Phrases = """
        [share-bar]
        compartir
        comparte
        compártelo
        compartir en {network}
        comparte en {network}
        compartir este artículo
        comparte este artículo
        comparte esto
        comparte esto:
        compartir por {network}
        enviar por correo
        enviar a un amigo
        imprimir
        copiar enlace
        enlace copiado
        me gusta
        guardar
        compartir por correo
        enviar por {network}
        copiar link
        copiar el enlace
        [comment-count]
        {n} comentarios
        {n} comentario
        sin comentarios
        no hay comentarios
        [comment-form]
        tu dirección de correo electrónico no será publicada
        tu dirección de correo electrónico no será publicada los campos obligatorios están marcados con
        los campos obligatorios están marcados con
        los comentarios están cerrados
        cancelar la respuesta
        comentar
        publicar comentario
        comentarios {n}
        [comment-form >]
        deja un comentario
        deja una respuesta
        dejar un comentario
        deja tu comentario
        escribe un comentario
        añadir comentario
        publicar un comentario
        comentarios
        [related-headline >]
        lea también
        lee también
        leer también
        te puede interesar
        también te puede interesar
        le puede interesar
        artículos relacionados
        noticias relacionadas
        entradas relacionadas
        contenido relacionado
        más noticias
        más información
        ver también
        lo más leído
        lo más visto
        últimas noticias
        [related-headline]
        lea también: ...
        lee también: ...
        le puede interesar: ...
        te puede interesar: ...
        vea también: ...
        también te puede interesar: ...
        lea además: ...
        lee más: ...
        ver también: ...
        [read-more]
        leer más
        seguir leyendo
        sigue leyendo
        continuar leyendo
        ver más
        [newsletter]
        suscríbete
        suscríbase
        suscríbete a nuestro boletín
        suscríbete a nuestra newsletter
        suscríbase a nuestro boletín
        recibe nuestro boletín
        síguenos
        síguenos en {network}
        síganos en {network}
        tu correo electrónico
        su correo electrónico
        introduce tu correo electrónico
        tu email
        suscribirme
        suscribirse
        regístrate
        síguenos en {network} y {network}
        síguenos en {network} {network}
        haz una donación
        [paywall]
        contenido exclusivo para suscriptores
        [cookie-notice]
        este sitio web utiliza cookies
        este sitio utiliza cookies
        utilizamos cookies
        usamos cookies
        aceptar
        aceptar todo
        rechazar todo
        [advert]
        publicidad
        anuncio
        [copyright]
        todos los derechos reservados
        [photo-credit]
        foto: ...
        crédito: ...
        foto: {names}
        fotografía: {names}
        crédito: {names}
        imagen: {names}
        [byline ^]
        por: {names}
        autor: {names}
        escrito por {names}
        publicado por {names}
        [date-line ^]
        publicado el {date}
        actualizado el {date}
        [tags]
        etiquetas: ...
        [section-label ^]
        opinión
        editorial
        [navigation]
        entrada anterior
        entrada siguiente
        artículo anterior
        artículo siguiente
        siguiente artículo
        noticia anterior
        noticia siguiente
        entradas anteriores
        entradas más recientes
        volver arriba
        [navigation ?]
        anterior
        siguiente
        inicio
        buscar
        menú
        [date-line]
        publicado el {date}
        publicado {date}
        actualizado el {date}
        actualizado {date}
        última actualización {date}
        fecha de publicación {date}
        tiempo de lectura {n} minutos
        [publication-note]
        fuente: {names}
        con información de {names}
        """;
}
