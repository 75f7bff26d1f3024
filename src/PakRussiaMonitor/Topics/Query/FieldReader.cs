namespace PakRussiaMonitor.Topics.Query;

/// <summary>Reads an article's fields once and notes what of a vocabulary stands in them. All share one line of positions.</summary>
internal ref struct FieldReader(Vocabulary vocabulary, Hits hits)
{
    private int position;

    public void Read(ArticleFields article)
    {
        Words(article.Title, inText: true, vocabulary.Uses(QueryField.Title) ? QueryField.Title : null);
        Words(article.Text, inText: true, null);
        Words(article.Outlet, QueryField.Outlet);
        Words(article.Author, QueryField.Author);
        Words(article.Kind, QueryField.Kind);
        if (!vocabulary.Uses(QueryField.Lang))
            return;
        foreach (var tag in LanguageTag.Forms(article.Language))
            vocabulary.Find(tag, QueryField.Lang, position++, hits);
    }

    private void Words(string? text, QueryField field)
    {
        if (vocabulary.Uses(field))
            Words(text, inText: false, field);
    }

    private void Words(string? text, bool inText, QueryField? field)
    {
        if (text is null)
            return;
        var tokens = new FoldedTokenizer(text, position);
        while (tokens.Read())
        {
            if (inText)
                vocabulary.Find(tokens.Word, QueryField.Anywhere, tokens.Position, hits);
            if (field is { } own)
                vocabulary.Find(tokens.Word, own, tokens.Position, hits);
        }
        position = tokens.PositionAfter;
    }
}
