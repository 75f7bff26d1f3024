using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>An article made up from its number alone: the same number always gives the same text and the same topics.</summary>
internal sealed record SampleArticle(int Number, string Title, string Author, string Html, string Teaser, IReadOnlyList<string> Topics)
{
    /// <param name="words">Words of running text, about; the markup and the furniture of the page come on top.</param>
    public static SampleArticle Of(int number, int words)
    {
        var random = new Random(number);
        var topics = Pick(random);
        var paragraphs = Paragraphs(random, number, words, topics);
        var title = $"{Prose.Headlines[random.Next(Prose.Headlines.Length)]} ({number})";
        return new(
            number, title, Prose.Authors[random.Next(Prose.Authors.Length)], Page(random, number, paragraphs), paragraphs[0],
            [.. topics.Select(topic => Prose.Markers[topic].Topic)]);
    }

    /// <summary>Most match two to five topics, some one, a few none.</summary>
    private static int[] Pick(Random random)
    {
        var count = random.Next(20) switch { 0 => 0, 1 => 1, var other => 2 + (other % 4) };
        var all = Enumerable.Range(0, Prose.Markers.Length).ToArray();
        random.Shuffle(all);
        return all[..count];
    }

    private static List<string> Paragraphs(Random random, int number, int words, int[] topics)
    {
        var paragraphs = new List<string>();
        for (var length = 0; length < words || paragraphs.Count <= topics.Length;) // a paragraph for each topic in any case
        {
            var sentences = new StringBuilder();
            for (var i = random.Next(3, 7); i > 0; i--)
                sentences.Append(Sentence(random)).Append(' ');
            if (paragraphs.Count == 0)
                sentences.Append(CultureInfo.InvariantCulture, $"Paper number {number} of the series says as much. ").Append(topics.Length > 0 ? Prose.Countries : "");
            else if (paragraphs.Count <= topics.Length)
                sentences.Append(Prose.Markers[topics[paragraphs.Count - 1]].Sentence);
            paragraphs.Add(sentences.ToString().TrimEnd());
            length += paragraphs[^1].Count(' ') + 1;
        }

        return paragraphs;
    }

    /// <summary>Now and then a phrase that others have too; the rest are words in random order, or all articles would be copies of one another.</summary>
    private static string Sentence(Random random)
    {
        var sentence = new StringBuilder(random.Next(4) > 0 ? Capital(SampleTexts.Word(random)) : $"{One(random, Prose.Subjects)} {One(random, Prose.Verbs)}");
        var words = random.Next(11, 20);
        for (var i = 0; i < words; i++)
            sentence.Append(i == words / 2 ? ", and " : " ").Append(SampleTexts.Word(random));
        return sentence.Append('.').ToString();
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];

    /// <summary>What a publisher's system makes of it: share bar, picture, links, sub-headings, a related list, a newsletter form.</summary>
    private static string Page(Random random, int number, List<string> paragraphs)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <div class="sharedaddy sd-sharing-enabled"><ul><li><a rel="nofollow" class="share-facebook" href="https://paper.example/{number}?share=facebook" title="Click to share">Facebook</a></li><li><a rel="nofollow" href="https://paper.example/{number}?share=x">Twitter</a></li><li><a href="mailto:?subject=shared">Email</a></li></ul></div>
            <figure class="wp-block-image size-large"><img decoding="async" width="1024" height="683" src="https://paper.example/wp-content/uploads/{number}.jpg" alt="" srcset="https://paper.example/wp-content/uploads/{number}-300.jpg 300w, https://paper.example/wp-content/uploads/{number}-768.jpg 768w" /></figure>

            """);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            if (i > 0 && i % 6 == 0)
                html.Append("<h3 class=\"wp-block-heading\">A question of order</h3>\n");
            html.Append(i % 7 == 3 ? "<blockquote><p>" : "<p>").Append(Mark(random, paragraphs[i], number)).Append(i % 7 == 3 ? "</p></blockquote>\n" : "</p>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"""
            <!-- related posts -->
            <div class="related"><h4>Related articles</h4><ul><li><a href="https://paper.example/{number + 1}">The weight of unwritten rules</a></li><li><a href="https://paper.example/{number + 2}">An end and a pause</a></li></ul></div>
            <p class="newsletter"><strong>Subscribe to our newsletter</strong><br />Follow us on <a href="https://x.example/paper">Twitter</a></p>
            """);
        return html.ToString();
    }

    /// <summary>A link on some words, emphasis on others, and the entities that editors' programs write.</summary>
    private static string Mark(Random random, string paragraph, int number)
    {
        var marked = paragraph.Replace("the last", "the&nbsp;last", StringComparison.Ordinal).Replace(", and ", " &#8212; and ", StringComparison.Ordinal);
        return random.Next(3) switch
        {
            0 => marked.Replace("the first", $"<a href=\"https://paper.example/{number}/note\" target=\"_blank\" rel=\"noopener\">the first</a>", StringComparison.Ordinal),
            1 => marked.Replace("old ", "<em>old</em> ", StringComparison.Ordinal).Replace("the debate", "<a href=\"https://paper.example/debate\">the debate</a>", StringComparison.Ordinal),
            _ => marked,
        };
    }
}
