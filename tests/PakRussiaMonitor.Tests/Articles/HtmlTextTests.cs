using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Tests.Articles;

public class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One.</p><p>Two.</p>", "One.\nTwo.")]
    [InlineData("<p>One<p>Two", "One\nTwo")]
    [InlineData("One<br>Two<br/><br />Three", "One\nTwo\nThree")]
    [InlineData("<h2>Title</h2>Text <b>bold</b><i>ish</i> end", "Title\nText boldish end")]
    [InlineData("<ul><li>One</li><li>Two <em>and</em></ul>", "One\nTwo and")]
    [InlineData("<blockquote><p>Said.</p></blockquote>After", "Said.\nAfter")]
    [InlineData("<table><tr><td>Gas</td><td>12</td></tr><tr><th>Oil<td>7</table>", "Gas 12\nOil 7")]
    [InlineData("See <a href='https://example.com/x'>the words</a>.", "See the words.")]
    [InlineData("<script>var x = '<p>no</p>';</script><style>p{}</style>Yes<noscript>no</noscript>", "Yes")]
    [InlineData("<template><p>no</p></template><svg><text>no</text></svg>Yes", "Yes")]
    [InlineData("<svg/>Yes", "Yes")]
    [InlineData("<p hidden>no</p><p style='display : none'>no</p><span style='VISIBILITY:hidden'>no</span>Yes", "Yes")]
    [InlineData("<pre>line one\n  line two</pre>", "line one\nline two")]
    [InlineData("<p>white\n\t space</p>\n\n<p> folds </p>", "white space\nfolds")]
    [InlineData("Caf&eacute; &amp; &lt;b&gt; &#8217;", "Café & <b> ’")]
    [InlineData("plain text", "plain text")]
    [InlineData("<p> two  blanks </p> <p>next<b> bold</b> </p>", "two blanks\nnext bold")]
    [InlineData("a < b and b > a", "a < b and b > a")]
    [InlineData("<html><head><title>no</title></head><body><p>Yes</p></body></html>", "Yes")]
    [InlineData("<frameset><frame></frameset>Yes", "Yes")]
    [InlineData("<figure><img alt='no'><figcaption>Caption</figcaption></figure>Yes", "Caption\nYes")]
    [InlineData("<!-- <p>no</p> -->Yes<!---->", "Yes")]
    [InlineData("", "")]
    [InlineData("<p></p><div> </div>", "")]
    public void A_fragment_becomes_lines(string html, string lines) =>
        Assert.Equal(new HtmlLines(lines, MarkupVerdict.WithinBounds), HtmlText.ToLines(html));

    [Fact]
    public void Past_the_bounds_the_text_is_saved_and_the_reason_named()
    {
        var html = "<p>First &amp; foremost</p><script>no</script><svg/>"
            + string.Concat(Enumerable.Repeat("<div>", MarkupBounds.Deepest + 1)) + "<ul><li>deep</li><li>text</ul>";

        Assert.Equal(new HtmlLines("First & foremost\ndeep\ntext", MarkupVerdict.TooDeep), HtmlText.ToLines(html));
    }

    [Theory]
    [InlineData("<svg><p>x")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<!")]
    [InlineData("<!--")]
    [InlineData("<!--->")]
    [InlineData("<a")]
    [InlineData("<a b=")]
    [InlineData("<a b='")]
    [InlineData("<a/")]
    [InlineData("<\0>\0")]
    [InlineData("&#xD800; &#0; &")]
    [InlineData("\uD800<p>\uDC00")]
    [InlineData("<math><mi><annotation-xml encoding='text/html'><div>")]
    [InlineData("<table><tr><td><table><tr><p>x</table></p>")]
    [InlineData("<select><option>a<select><b></select>")]
    public void Broken_markup_never_throws(string html)
    {
        Assert.NotNull(HtmlText.ToLines(html).Text);
        Assert.NotNull(TagStripper.Strip(html));
    }
}
