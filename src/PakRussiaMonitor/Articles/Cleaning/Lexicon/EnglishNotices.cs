namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>English: adverts, players, rights, disclaimers and notes on where the text comes from.</summary>
internal static class EnglishNotices
{
    public const string Phrases = """
        [advert]
        advertisement
        advertisements
        advertisement continue reading below
        article continues below advertisement
        story continues below advertisement
        continues below advertisement
        story continues below this ad
        article continues after this advertisement
        article continues below
        story continues below
        continue reading below
        scroll to continue
        scroll to continue with content
        skip advertisement
        skip ad
        advertise with us
        advertise here
        sponsored
        sponsored content
        sponsored links
        sponsored by {names}
        promoted content
        promoted stories
        paid content
        ad
        ads
        ads by google
        ads by {names}
        adverts
        report this ad
        remove ads
        why ads
        privacy settings
        recommended by outbrain
        powered by outbrain
        taboola
        by taboola
        from the web
        partner content
        paid post
        presented by {names}
        [player]
        listen to this article
        listen to article
        listen to this story
        listen
        listen now
        listen to this post
        listen {n} min
        listen to this article {n} minutes
        audio article
        your browser does not support the audio element
        your browser does not support the video tag
        play video
        watch video
        watch live
        play
        pause
        mute
        unmute
        playback speed
        this audio is auto-generated
        this article was narrated by an automated voice
        audio player
        video player
        {n} {n} {n} {n}
        [copyright]
        © ...
        copyright © ...
        copyright {n}
        copyright {n} {names}
        copyright {n} {names} all rights reserved
        copyright {n} all rights reserved
        copyright {names} {n}
        copyright {names} {n} all rights reserved
        copyright: {names}
        copyright c {n} {names}
        (c) {n} {names}
        all rights reserved
        all rights reserved {names}
        all rights reserved {n}
        all rights reserved copyright {n}
        {names} all rights reserved
        {names} {n} all rights reserved
        {n} {names} all rights reserved
        reproduction without permission is prohibited
        reproduction in whole or in part without permission is prohibited
        unauthorized reproduction is prohibited
        no part of this publication may be reproduced
        terms of use
        terms of service
        terms and conditions
        terms & conditions
        [disclaimer]
        the views expressed in this article are the author's own
        the views expressed in this article are those of the author
        the views expressed in this article are those of the author and do not necessarily reflect ...
        the views expressed in this article are the author's own and do not necessarily reflect ...
        the views expressed here are those of the author
        the views expressed are the writer's own
        the views expressed by the writer do not necessarily reflect ...
        the views expressed are the author's own and do not necessarily reflect ...
        the views and opinions expressed in this article are those of the author ...
        the opinions expressed in this article are those of the author ...
        the opinions expressed in this article are solely those of the author ...
        views expressed are personal
        views expressed in this article are the author's own
        views are personal
        views expressed are the author's own
        disclaimer
        disclaimer: ...
        this is an opinion piece
        correction: ...
        clarification: ...
        [feed-footer]
        the post ... appeared first on ...
        the post ... first appeared on ...
        the article ... appeared first on ...
        this article was originally published on ...
        originally published at ...
        originally published at {link}
        originally published on {names}
        this article first appeared in {names}
        this article first appeared on {names}
        this article was first published in {names}
        this post first appeared on {names}
        this article was originally published by {names}
        this article appeared in {names}
        this article is republished from the conversation under a creative commons license read the original article
        read the original article
        read the original article here
        view original article
        view original post
        view on {names}
        source link
        source: {link}
        source: {names}
        link to original
        this piece first appeared in {names}
        this piece first appeared on {names}
        this essay first appeared in {names}
        this column first appeared in {names}
        first appeared in {names}
        this piece was originally published in {names}
        this piece was originally published by {names}
        this essay was originally published in {names}
        you can follow any responses to this entry through the rss 2.0 feed
        you can leave a response or trackback from your own site
        both comments and pings are currently closed
        responses are currently closed but you can trackback from your own site
        [publication-note]
        published in {names} {date}
        published in the {names} {date}
        published in the {names} on {date}
        published in {names} on {date}
        first published in {names} {date}
        first published on {date}
        a version of this article appears in print on ...
        a version of this article appeared in print on ...
        [translation]
        select language
        translate
        translate this page
        translate this article
        read this in urdu
        read in urdu
        read in hindi
        read in russian
        read in english
        urdu version
        english version
        powered by google translate
        powered by translate
        """;
}
