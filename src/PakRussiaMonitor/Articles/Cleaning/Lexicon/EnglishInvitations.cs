namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>English: invitations to subscribe, follow, install, consent or pay.</summary>
internal static class EnglishInvitations
{
    public const string Phrases = """
        [cookie-notice]
        this site uses cookies
        this website uses cookies
        this website uses cookies to improve your experience
        this site uses cookies to improve your experience
        this website uses cookies to improve your experience we'll assume you're ok with this but you can opt-out if you wish
        we use cookies
        we use cookies to improve your experience
        we use cookies to improve your experience on our website
        we use cookies to give you the best experience
        we use cookies to ensure that we give you the best experience on our website
        we use cookies to ensure you get the best experience on our website
        we use cookies to personalise content and ads
        we use cookies and other technologies
        if you continue to use this site we will assume that you are happy with it
        by continuing to use this site you agree to our use of cookies
        by continuing to browse the site you are agreeing to our use of cookies
        by using this site you agree to our use of cookies
        by continuing to use this website you agree to their use
        to find out more including how to control cookies see here cookie policy
        privacy & cookies this site uses cookies
        privacy cookies this site uses cookies by continuing to use this website you agree to their use
        close and accept
        accept all
        accept all cookies
        accept cookies
        accept and continue
        reject all
        reject all cookies
        manage cookies
        manage preferences
        manage consent
        cookie settings
        cookie policy
        cookies policy
        cookie preferences
        privacy overview
        got it
        i agree
        i accept
        [cookie-notice ?]
        accept
        decline
        privacy policy
        read our privacy policy
        learn more
        ok
        close
        [newsletter]
        subscribe
        subscribe now
        subscribe today
        subscribe here
        subscribe for free
        subscribe to our newsletter
        subscribe to our newsletters
        subscribe to the newsletter
        subscribe to our daily newsletter
        subscribe to our weekly newsletter
        subscribe to our channel
        subscribe to our mailing list
        subscribe to our youtube channel
        subscribe to our {network} channel
        subscribe to {names}
        subscribe via email
        subscribe by email
        subscribe to blog via email
        subscribe to updates
        subscribe to get the latest posts sent to your email
        subscribe to stay updated
        enter your email address to subscribe to this blog and receive notifications of new posts by email
        enter your email address
        enter your email address to subscribe
        enter your email
        type your email
        type your email…
        your email address
        get our newsletter
        get the newsletter
        get updates
        get the latest news delivered to your inbox
        get the latest news straight to your inbox
        get the best of {names} delivered to your inbox
        get breaking news alerts
        sign up
        sign up now
        sign up here
        sign up for free
        sign up for our newsletter
        sign up for our newsletters
        sign up for our daily newsletter
        sign up for our weekly newsletter
        sign up for the newsletter
        sign up for newsletter
        sign up to our newsletter
        sign up to our daily newsletter
        sign up to get the latest news
        sign up for email alerts
        sign me up
        join our newsletter
        join our mailing list
        join our {network} channel
        join our {network} group
        join us on {network}
        join the mailing list
        join our community
        newsletter
        newsletter signup
        newsletter sign up
        daily newsletter
        the daily newsletter
        daily briefing
        our newsletter
        unsubscribe at any time
        you can unsubscribe at any time
        you have successfully subscribed
        thank you for subscribing
        thanks for subscribing
        please check your inbox
        check your inbox or spam folder to confirm your subscription
        by subscribing you agree to our terms and privacy policy
        by signing up you agree to our terms of use and privacy policy
        by signing up you agree to our privacy policy
        by entering your email you agree to our privacy policy
        this site is protected by recaptcha and the google privacy policy and terms of service apply
        no spam unsubscribe anytime
        we don't spam
        we don't spam read our privacy policy for more info
        thanks for reading {names} subscribe for free to receive new posts and support my work
        thanks for reading subscribe for free to receive new posts and support my work
        {names} is a reader-supported publication to receive new posts and support my work consider becoming a free or paid subscriber
        become a member
        become a subscriber
        become a patron
        support us
        support our work
        support our journalism
        support independent journalism
        support us on patreon
        buy me a coffee
        donate
        donate now
        make a donation
        make a contribution
        contribute now
        please donate
        follow us
        follow us on
        follow us on {network}
        follow us on {network} {network}
        follow us on {network} and {network}
        follow us on {network} {network} and {network}
        follow us on social media
        follow us on google news
        follow on {network}
        follow me on {network}
        follow {names} on {network}
        follow {names} on {network} and {network}
        follow {link}
        follow {link} on {network}
        follow him on {network}
        follow her on {network}
        follow the author on {network}
        follow {names} on {network} follow {link} on twitter to receive all updates on all our daily pieces
        like {names} on {network} follow {link} on {network} to receive all updates on all our daily pieces
        like {names} on {network}
        like us on {network}
        like us on {network} and follow us on {network}
        find us on {network}
        connect with us
        stay connected
        stay informed
        stay updated
        stay in touch
        stay tuned
        for latest updates follow us on {network}
        turn on notifications
        enable notifications
        get notifications
        allow notifications
        give now
        tip jar
        refer a friend
        support us on {network}
        subscribe via rss
        rss feed
        [newsletter ?]
        follow
        following
        subscribed
        already have an account
        sign in
        log in
        login
        register
        my account
        logout
        [app-promotion]
        download our app
        download the app
        download app
        get the app
        get it on google play
        download on the app store
        available on google play
        install our app
        open in app
        open app
        get app
        download the {names} app
        please enable javascript
        please enable javascript to continue
        your browser is not supported
        please upgrade your browser
        [paywall]
        this article is for subscribers only
        this content is for subscribers only
        this post is for paid subscribers
        this post is for paying subscribers only
        subscribe to continue reading
        subscribe to read
        subscribe to read more
        subscribe to read the full article
        subscribe to keep reading
        subscribe for full access
        sign in to read more
        log in to continue reading
        already a subscriber
        already a subscriber sign in
        already a subscriber log in
        already a member
        already a paid subscriber sign in
        to continue reading please subscribe
        you have reached your limit of free articles
        you have reached your article limit
        you have {n} free articles remaining
        you've read your last free article
        keep reading with a 7-day free trial
        start your free trial
        unlock this article
        upgrade to paid
        member-only story
        members only
        subscribers only
        for subscribers only
        """;
}
