namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>English: bylines, dates, picture credits, tags and section names.</summary>
internal static class EnglishCredits
{
    public const string Phrases = """
        [photo-credit]
        photo: ...
        photos: ...
        photo credit: ...
        photo credits: ...
        photo by {names}
        photo by {names} {n}
        photo by {names} on unsplash
        photo courtesy {names}
        photo courtesy of {names}
        photograph by {names}
        photograph: {names}
        photographs: {names}
        picture: {names}
        picture credit: ...
        picture by {names}
        image: ...
        images: {names}
        image credit: ...
        image credits: ...
        image source: ...
        image by {names}
        image via {names}
        image courtesy {names}
        image courtesy of {names}
        featured image: ...
        featured image by {names}
        cover image: ...
        cover photo: ...
        file photo
        file photo: ...
        file image
        representational image
        representative image
        illustration: ...
        illustration by {names}
        cartoon by {names}
        caption: ...
        getty images
        courtesy: {names}
        screenshot: {names}
        screengrab: {names}
        show caption
        hide caption
        toggle caption
        enlarge this image
        click to enlarge
        view image
        expand image
        view gallery
        image {n} of {n}
        photo {n} of {n}
        ap photo ...
        (ap photo ...
        getty images {names}
        illustration: {names}
        image: {names}
        credit: {names}
        ap photo {names}
        afp photo {names}
        [tags]
        tags
        tags: ...
        tagged
        tagged: ...
        tagged {names}
        tagged with {names}
        tagged as {names}
        tags {names}
        topics: ...
        topic: {names}
        keywords: ...
        key words: ...
        labels: ...
        categories
        categories: ...
        category: ...
        categories {names}
        category {names}
        filed under: ...
        filed under {names}
        filed in {names}
        filed to: ...
        posted in {names}
        posted in {names} tagged {names}
        posted in: ...
        posted in {names} leave a comment
        posted under: ...
        this entry was posted in {names}
        this entry was posted in {names} and tagged ...
        this entry was posted on {date} in {names}
        this entry was posted on {date} and is filed under ...
        related topics
        related topics: ...
        related tags
        in this story
        in this article
        mentioned in this article
        explore more on these topics
        more about
        more about: ...
        more on this topic
        [date-line ^]
        {date}
        published {date}
        published on {date}
        published at {date}
        published on {date} by admin
        published: {date}
        first published {date}
        first published: {date}
        posted {date}
        posted on {date}
        posted on: {date}
        updated {date}
        updated on {date}
        updated at {date}
        updated: {date}
        last updated {date}
        last updated on {date}
        last updated: {date}
        last modified {date}
        modified {date}
        published {date} updated {date}
        published {date} last updated {date}
        published {date} last modified {date}
        date: {date}
        dated: {date}
        {n} min read
        {n} mins read
        {n} minute read
        {n} minutes read
        {n} minute read time
        reading time {n} minutes
        reading time: {date}
        read time {n} minutes
        estimated reading time {n} minutes
        estimated reading time: {date}
        {n} hours ago
        {n} days ago
        [byline ^]
        by {names}
        by {names} {date}
        by {names} on {date}
        by {names} published {date}
        by {names} published on {date}
        by {names} updated {date}
        by: {names}
        by: {names} {date}
        author {names}
        author: {names}
        authors: {names}
        written by {names}
        written by {names} on {date}
        written by {names} {date}
        written by: {names}
        posted by {names}
        posted by {names} {date}
        posted by {names} at {date}
        posted by {names} on {date}
        posted by: {names}
        posted on {date} by {names}
        published by {names}
        published by {names} on {date}
        published {date} by {names}
        published on {date} by {names}
        posted {date} by {names}
        article by {names}
        story by {names}
        analysis by {names}
        opinion by {names}
        commentary by {names}
        column by {names}
        op-ed by {names}
        words by {names}
        text by {names}
        reported by {names}
        {date} by {names}
        {n} comments by {names}
        [section-label ^]
        opinion
        opinions
        editorial
        editorials
        analysis
        commentary
        op-ed
        oped
        op-eds
        column
        columns
        columnists
        news
        news analysis
        news & analysis
        world
        world news
        world affairs
        international
        pakistan
        latest
        blog
        blogs
        features
        feature
        featured
        explainer
        exclusive
        perspective
        perspectives
        letters
        letters to the editor
        guest post
        guest column
        today's paper
        newspaper
        print edition
        breaking news
        top story
        in depth
        in-depth
        insight
        insights
        viewpoint
        letter
        editor's note
        premium
        live
        """;
}
