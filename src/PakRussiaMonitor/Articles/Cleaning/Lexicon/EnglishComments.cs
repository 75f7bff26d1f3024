namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>English: comment forms and what surrounds them.</summary>
internal static class EnglishComments
{
    public const string Phrases = """
        [comment-form]
        comments are closed
        comments closed
        comments are closed here
        comments are now closed
        comments have been closed
        commenting is closed
        comments are disabled
        commenting has been disabled
        sorry comments are closed for this item
        this post is closed to comments
        log in to comment
        login to comment
        log in to reply
        login to reply
        log in to leave a comment
        sign in to comment
        sign in to post a comment
        register to comment
        you must be logged in to post a comment
        you must be logged in to reply
        you must be logged in to comment
        only registered users can comment
        you must log in to post a comment
        please log in to comment
        please login to comment
        please log in or register to post a comment
        log in or register to post comments
        login or register to post comments
        be the first to comment
        be the first to comment on ...
        be the first one to comment
        be the first to write a comment
        be the first to review
        no comments posted yet
        there are no comments yet
        there are no comments
        comments are moderated
        all comments are moderated
        comments will be moderated
        comments are subject to moderation
        your comment is awaiting moderation
        your email address will not be published
        your email address will not be published required fields are marked
        your email will not be published
        email address will not be published
        will not be published
        required fields are marked
        this site uses akismet to reduce spam learn how your comment data is processed
        learn how your comment data is processed
        save my name email and website in this browser for the next time i comment
        notify me of follow-up comments by email
        notify me of followup comments via e-mail
        notify me of new posts by email
        notify me of new comments via email
        notify me when new comments are added
        post as a guest
        please enter your comment
        please enter your name here
        please enter your email address here
        you have entered an incorrect email address
        cancel reply
        post comment
        submit comment
        add comment
        post your comment
        write your comment here
        write a comment
        comments powered by {network}
        powered by {network}
        blog comments powered by {network}
        please enable javascript to view the comments powered by {network}
        please enable javascript to view the comments
        sort by newest
        sort by oldest
        sort by best
        newest first
        oldest first
        load more comments
        load comments
        loading comments
        report comment
        report this comment
        flag as inappropriate
        moderated comments policy
        comment policy
        comments policy
        comment guidelines
        follow our comment policy
        upvote
        downvote
        commenting as guest
        leave your comment
        add your comment
        best newest oldest
        subscribe to: post comments atom
        [comment-form ?]
        what do you think
        name
        website
        comment
        your name
        your email
        your website
        your comment
        name required
        email required
        email address
        mail will not be published
        phone
        subject
        message
        submit
        reply
        post
        send
        reset
        required
        optional
        captcha
        log out
        guest
        preview
        discussion
        responses
        yes
        no
        vote
        view results
        best
        [comment-form >]
        leave a reply
        leave a reply cancel reply
        leave a reply to {names}
        leave a reply to {names} cancel reply
        leave your reply
        leave a comment
        leave a comment cancel reply
        leave your comment
        leave comment
        leave a response
        leave reply
        post a comment
        post a reply
        post a new comment
        add a comment
        add your comment
        add new comment
        add comments
        write a reply
        write a response
        submit a comment
        join the conversation
        join the discussion
        start the discussion
        start the conversation
        have your say
        comments section
        your comments
        your opinion
        reader comments
        readers' comments
        user comments
        facebook comments
        comments
        discussion about this post
        discussion {n}
        {n} comments on ...
        {n} responses to ...
        {n} thoughts on ...
        {n} replies to ...
        one comment on ...
        one response to ...
        one thought on ...
        """;
}
