using System.Text;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>What is read without a tree must be what the tree says.</summary>
public class TidyMarkupTests
{
    private const int Seed = 20250106;

    private static readonly string[] Pieces =
    [
        "one ", " two", "  ", "\n", "\r\n\t", "x", " ", "&amp;", "&#8217;", "&#x2014;", "&nbsp;", "&hellip;", "& ", "&copy", "&#150;", "&#128169;", "&notin;", "&bogus;",
        "<br>", "<br/>", "<br />", "<hr>", "<img src=\"a.jpg\" alt='b > c'/>", "<!-- c -->", "<!---->", "<!-->x-->", "<wbr>", "<input>", "<a name=x>", "</p>", "<li>", "a < b",
    ];

    private static readonly string[] Elements =
    [
        "p", "p", "p", "div", "span", "a", "a", "b", "strong", "em", "i", "ul", "ol", "li", "li", "blockquote", "h2", "h3", "figure", "figcaption", "section", "dl", "dt", "dd",
        "font", "code", "P", "Div", "table", "pre", "form", "script", "center", "sub", "cite", "button",
    ];

    private static readonly string[] Attributes =
    [
        "", "", "", " class=\"x y\"", " href='https://e.example/?a=1&amp;b=2'", " title=\"1 > 0\"", " style=\"text-align: center\"", " style=\"display:none\"",
        " STYLE='visibility : hidden'", " hidden", " data-hidden=\"no\"", " target=_blank", " a b = \"c\"", " /", " id=\"1\"id=\"2\"",
    ];

    [Fact]
    public void Random_markup_read_without_a_tree_gives_the_lines_of_the_tree()
    {
        var tidy = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var random = new Random(Seed + i);
            var html = Markup(random, mistakes: i % 4);
            var lines = new StringBuilder();
            if (!TidyMarkup.TryWrite(html, lines))
                continue;
            tidy++;
            Assert.True(HtmlText.ByTree(html) == lines.ToString().Trim(), $"Seed {Seed + i}: {html}");
            Assert.True(MarkupBounds.Check(html) == MarkupVerdict.WithinBounds, $"Seed {Seed + i}: {html}");
        }

        Assert.True(tidy > 1_000, $"Only {tidy} of the random sources were tidy: the test says little.");
    }

    [Theory]
    [InlineData("<p>One<p>Two</p>")]
    [InlineData("<p>One<div>Two</div>")]
    [InlineData("<div><p>Said <a href=\"x\" target=\"_blank\">he</a> &amp; she.</p>\n<ul><li>One</li><li>Two</li></ul></div>")]
    [InlineData("<a href=\"x\"><h2>Title</h2></a><figure><img src=\"a.jpg\" /><figcaption>Seen</figcaption></figure>")]
    public void What_publishers_write_needs_no_tree(string html)
    {
        var lines = new StringBuilder();

        Assert.True(TidyMarkup.TryWrite(html, lines));
        Assert.Equal(HtmlText.ByTree(html), lines.ToString().Trim());
    }

    [Theory]
    [InlineData("<p>One <b>two</p> three</b>")]
    [InlineData("<p><span>One<p>Two</span>")]
    [InlineData("<a href=x>One <a href=y>two</a></a>")]
    [InlineData("<table><tr><td>1</td></tr></table>")]
    [InlineData("<p style=\"display: none\">no</p>")]
    [InlineData("<p hidden>no</p>")]
    [InlineData("<script>document.write('<p>')</script>")]
    [InlineData("AT&T and &copy 2025 &#150;")]
    [InlineData("<ul><li>One<li>Two</ul>")]
    [InlineData("<p>cut off <a href=\"x")]
    public void Anything_doubtful_is_left_to_the_parser(string html) => Assert.False(TidyMarkup.TryWrite(html, new StringBuilder()));

    [Fact]
    public void Depth_and_number_of_tags_are_bounded()
    {
        Assert.False(TidyMarkup.TryWrite(Nested("div", 100), new StringBuilder()));
        Assert.False(TidyMarkup.TryWrite(Nested("b", 20), new StringBuilder()));
        Assert.False(TidyMarkup.TryWrite(string.Concat(Enumerable.Repeat("<p>x</p>", 5_000)), new StringBuilder()));
        Assert.False(TidyMarkup.TryWrite("<p " + string.Concat(Enumerable.Range(0, 100).Select(i => $"a{i} ")) + ">x</p>", new StringBuilder()));
    }

    private static string Nested(string name, int levels) =>
        string.Concat(Enumerable.Repeat($"<{name}>", levels)) + "x" + string.Concat(Enumerable.Repeat($"</{name}>", levels));

    private static string Markup(Random random, int mistakes)
    {
        var html = new StringBuilder();
        Inside(html, random, mistakes, level: 0);
        return html.ToString();
    }

    private static void Inside(StringBuilder html, Random random, int mistakes, int level)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            if (level == 5 || random.Next(3) == 0)
            {
                html.Append(Pieces[random.Next(mistakes > 0 ? Pieces.Length : 10)]);
                continue;
            }

            var name = Elements[random.Next(mistakes > 1 ? Elements.Length : 24)];
            html.Append('<').Append(name).Append(Attributes[random.Next(mistakes > 0 ? Attributes.Length : 6)]).Append('>');
            Inside(html, random, mistakes, level + 1);
            if (mistakes < 3 || random.Next(8) > 0)
                html.Append("</").Append(name).Append('>');
        }
    }
}
