namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>English: buttons for sharing, printing and liking, and the counters beside them.</summary>
internal static class EnglishSharing
{
    public const string Phrases = """
        [share-bar]
        share
        share this
        share it
        share this:
        share on {network}
        share on {network} {network}
        share to {network}
        share via {network}
        share with {network}
        share by {network}
        share in {network}
        share {network}
        share on social media
        share with friends
        share with your friends
        share with others
        share now
        share link
        share icon
        share save
        share full article
        share article
        share post
        share story
        share page
        share this article
        share this article on {network}
        share this article via {network}
        share this article with your friends
        share this post
        share this post on {network}
        share this story
        share this story on {network}
        share this page
        share this news
        share this item
        share this entry
        share this with
        share this on {network}
        share this via {network}
        share this content
        share your love
        share the love
        share the post
        share the article
        share your thoughts
        sharing is caring
        spread the word
        spread the love
        click here to share
        click to share
        click to share on {network}
        click to share on {network} opens in new window
        click to share to {network} opens in new window
        click to email this to a friend opens in new window
        click to email a link to a friend opens in new window
        click to print opens in new window
        opens in new window
        opens in a new window
        send to {network}
        post to {network}
        save to {network}
        post on {network}
        save for later
        save article
        save this article
        save this story
        tweet this
        tweet
        pin it
        pin on {network}
        pin this
        {network} share
        {network} this
        tweet this article
        blogthis!
        email this
        email this article
        email this page
        email this story
        email this post
        email to a friend
        email a friend
        email to friend
        e-mail this article
        e-mail to a friend
        send by email
        send this to a friend
        send to a friend
        send link
        mail to a friend
        print this article
        print this page
        print this story
        print this post
        print article
        print friendly
        print friendly and pdf
        print friendly version
        printer friendly
        printer friendly version
        printer friendly page
        download pdf
        save as pdf
        copy link
        copy link to clipboard
        copy url
        copy the link
        link copied
        link copied to clipboard
        copied
        text size
        font size
        increase font size
        decrease font size
        change font size
        like this
        like this:
        like loading
        loading
        be the first to like this
        one blogger likes this
        {n} bloggers like this
        liked by {n} people
        like us
        recommend this
        bookmark this
        bookmark the permalink
        add to bookmarks
        add to favorites
        add to favourites
        add to reading list
        add this
        addthis
        rate this
        rate this:
        rate this article
        how useful was this post
        was this article helpful
        was this helpful
        click on a star to rate it
        average rating {n} {n} vote count {n}
        no votes so far be the first to rate this post
        get link
        other apps
        restack
        give a gift subscription
        gift this article
        gift article
        give this article
        unlocked article
        sign in to like
        more options
        more sharing options
        show more sharing options
        additional share links
        react to this
        what's your reaction
        [share-bar ?]
        {network}
        {network} {network}
        email
        print
        pdf
        save
        like
        likes
        more
        bookmark
        rss
        {network} icon
        {network} logo
        a a a
        aa
        happy
        sad
        angry
        excited
        surprised
        sleepy
        [comment-count]
        {n} comments
        {n} comment
        no comments
        no comments yet
        zero comments
        no responses
        {n} responses
        {n} response
        {n} replies
        {n} reply
        {n} shares
        {n} share
        {n} shares {n} views
        shares {n}
        total shares {n}
        {n} total shares
        {n} views
        {n} view
        views {n}
        views: {n}
        total views {n}
        post views {n}
        post views: {n}
        hits {n}
        hits: {n}
        {n} reads
        {n} likes
        {n} like
        {n} claps
        {n} retweets
        {n} tweets
        {n} votes
        {n} times read
        read {n} times
        comments {n}
        comments: {n}
        comment {n}
        comments off
        comments off on ...
        comments are off
        view all comments
        view comments
        view comments {n}
        view {n} comments
        show comments
        show {n} comments
        see all comments
        hide comments
        read comments
        read the comments
        jump to comments
        skip to comments
        [tags]
        topics
        topics: ...
        """;
}
