namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>English: links to the rest of the text, to other articles and around the site.</summary>
internal static class EnglishLinks
{
    public const string Phrases = """
        [read-more]
        read more
        read more here
        read more at {names}
        read more at {link}
        read more on {names}
        read more about this
        read the rest
        read the rest of this entry
        read the rest of the article
        read the full article
        read the full article here
        read the full article at {names}
        read the full article on {names}
        read the full story
        read the full post
        read full article
        read full story
        read full post
        read full text
        read the whole article
        read the complete article
        read entire article
        read the entire article
        read it all
        continue reading
        continue reading here
        continue reading: ...
        continue reading on {names}
        continue reading at {names}
        continue reading the main story
        continue
        continue to article
        continued
        keep reading
        click here to read more
        click here to read the full article
        click here to continue reading
        click to read more
        full article
        full story
        full text
        more
        show more
        see more
        view more
        learn more
        to read the full article click here
        tap to read full story
        [related-headline]
        also read: ...
        also see: ...
        also watch: ...
        read also: ...
        read: ...
        see also: ...
        read more: ...
        read next: ...
        related: ...
        related article: ...
        related story: ...
        related news: ...
        must read: ...
        next read: ...
        watch: ...
        watch also: ...
        watch video: ...
        don't miss: ...
        more from {names}
        more in {names}
        more on {names}
        more by {names}
        more by this author
        more stories by {names}
        view all posts by {names}
        see all posts by {names}
        view all posts
        see all posts
        all posts by {names}
        posts by {names}
        explore more: ...
        in case you missed it: ...
        recommended: ...
        [related-headline >1]
        also read
        read also
        see also
        also see
        also watch
        must read
        read next
        related article
        related story
        related news
        related post
        next read
        up next
        don't miss
        you may like
        recommended for you
        [related-headline >]
        related
        related articles
        related stories
        related posts
        related content
        related links
        related reading
        related coverage
        related items
        related topics and articles
        related news and articles
        you may also like
        you may also like to read
        you might also like
        you may also be interested in
        you might also be interested in
        you might be interested in
        more from this author
        more from author
        more from the author
        more stories
        more news
        more articles
        more headlines
        more like this
        more to read
        more from us
        more from this section
        more opinion
        more in this section
        other articles
        other news
        other stories
        similar articles
        similar posts
        similar stories
        similar news
        recommended
        recommended articles
        recommended stories
        recommended reading
        recommended posts
        suggested articles
        suggested for you
        suggested reading
        latest news
        latest stories
        latest articles
        latest posts
        latest from {names}
        recent posts
        recent articles
        recent news
        recent stories
        recent comments
        top stories
        top news
        top posts
        popular
        popular posts
        popular articles
        popular now
        popular stories
        most popular
        most read
        most viewed
        most shared
        most commented
        most recent
        trending
        trending now
        trending news
        trending stories
        trending articles
        trending topics
        editor's picks
        editors' picks
        editor's choice
        editor's pick
        in case you missed it
        must reads
        what to read next
        read more stories
        read more articles
        read more on this topic
        read more on
        read more from {names}
        see more articles
        around the web
        from around the web
        from our partners
        also in {names}
        also on {names}
        don't miss these
        [navigation]
        home
        back to top
        back to homepage
        top of page
        skip to content
        skip to main content
        skip to navigation
        jump to content
        scroll to top
        toggle navigation
        main menu
        menu
        search
        search for
        search for:
        search this site
        site map
        sitemap
        post navigation
        posts navigation
        continue to site
        about us
        privacy
        previous next
        next previous
        previous: ...
        next: ...
        previous post: ...
        next post: ...
        previous article: ...
        next article: ...
        older posts
        newer posts
        older comments
        newer comments
        load more
        view all
        see all
        all news
        all articles
        archives
        blog archive
        permalink
        permanent link
        trackback url
        trackbacks
        pingbacks
        edit this entry
        page {n} of {n}
        pages {n} {n}
        pages {n} {n} {n}
        follow topics
        click here
        view web version
        view mobile version
        [navigation >1]
        next article
        next story
        next post
        previous article
        previous post
        previous story
        older post
        newer post
        older article
        newer article
        [navigation ?]
        next
        previous
        prev
        back
        top
        about
        contact
        careers
        help
        faq
        edit
        close
        open
        follow this topic
        menu search
        world
        politics
        business
        sports
        entertainment
        technology
        lifestyle
        magazine
        videos
        photos
        [breadcrumb]
        home: ...
        you are here: ...
        you are here
        """;
}
