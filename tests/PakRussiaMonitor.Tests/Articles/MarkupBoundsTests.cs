using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>Small sources that would make a parser build a huge tree are refused before one is built.</summary>
public class MarkupBoundsTests
{
    private static readonly Dictionary<string, (string Html, MarkupVerdict Verdict)> Hostile = new()
    {
        ["open formats reopened in every paragraph"] = (Many(2_000, i => $"<b a{i}><p>"), MarkupVerdict.TooManyOpenFormats),
        ["few open formats, many paragraphs"] = (Many(30, i => $"<b a{i}>") + Many(40_000, _ => "<p>x"), MarkupVerdict.TooManyElements),
        ["500 KB of nested div"] = (Many(100_000, _ => "<div>"), MarkupVerdict.TooDeep),
        ["nested spans"] = (Many(100_000, _ => "<span>"), MarkupVerdict.TooDeep),
        ["nested tables"] = (Many(10_000, _ => "<table><tr><td>"), MarkupVerdict.TooDeep),
        ["nested unknown elements"] = (Many(10_000, i => $"<x{i}>"), MarkupVerdict.TooDeep),
        ["nested svg"] = (Many(10_000, _ => "<svg>"), MarkupVerdict.TooDeep),
        ["end tags that a table hides"] = (Many(10_000, _ => "<div><table></div></table>"), MarkupVerdict.TooDeep),
        ["end tags inside comments"] = (Many(10_000, _ => "<div><!--</div>-->"), MarkupVerdict.TooDeep),
        ["end tags inside attributes"] = (Many(10_000, _ => "<div a=\"</div>\">"), MarkupVerdict.TooDeep),
        ["end tags inside a style"] = (Many(10_000, _ => "<div><style></div></style>"), MarkupVerdict.TooDeep),
        ["inline end tags that a block hides"] = (Many(10_000, _ => "<span><div></span>"), MarkupVerdict.TooDeep),
        ["stray end tags that make paragraphs"] = (Many(100_000, _ => "</p>"), MarkupVerdict.TooManyElements),
        ["a flood of breaks"] = (Many(100_000, _ => "<br>"), MarkupVerdict.TooManyElements),
        ["a flood of attributes"] = ("<a " + Many(50_000, i => $"a{i} ") + ">", MarkupVerdict.TooManyAttributes),
        ["many attributes on every element"] = (Many(3_000, _ => "<p " + Many(100, i => $"a{i} ") + ">"), MarkupVerdict.TooManyAttributes),
        ["attributes gathered on one html element"] = (Many(50_000, i => $"<html a{i}>"), MarkupVerdict.TooManyAttributes),
        ["links opened and not closed, with formats between"] = (Many(5_000, i => $"<i a{i}><a b{i}>"), MarkupVerdict.TooManyOpenFormats),
    };

    public static TheoryData<string> Names => [.. Hostile.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_hostile_source_is_refused_by_name(string name) => Assert.Equal(Hostile[name].Verdict, MarkupBounds.Check(Hostile[name].Html));

    [Fact]
    public void Ordinary_sloppy_markup_is_within_bounds()
    {
        var sloppy = Many(500, i => $"<p>One <b>two</b> <a href='x{i}'>three</a><br>four<ul><li>a<li>b</ul><font color=red>five</font>");

        Assert.Equal(MarkupVerdict.WithinBounds, MarkupBounds.Check(sloppy));
        Assert.Equal(MarkupVerdict.WithinBounds, MarkupBounds.Check(Many(2_000, _ => "<tr><td>x<td>y")));
        Assert.Equal(MarkupVerdict.WithinBounds, MarkupBounds.Check(Many(2_000, i => $"<p>one <a href=x{i}>two")));
        Assert.Equal(MarkupVerdict.WithinBounds, MarkupBounds.Check(Many(45_000, _ => "<p>x")));
        Assert.Equal(MarkupVerdict.WithinBounds, MarkupBounds.Check(Many(2_000, _ => "<dt>term<dd>meaning")));
        Assert.Equal(MarkupVerdict.WithinBounds, MarkupBounds.Check(Many(2_000, _ => "<li><p>item")));
    }

    /// <summary>Random tag soup, seeded: what passes the bounds is built, and is no larger than the bounds promise.</summary>
    [Fact]
    public void A_tree_within_bounds_is_never_much_larger_than_they_allow()
    {
        string[] tags =
            ["b", "i", "a", "font", "nobr", "p", "div", "table", "tr", "td", "caption", "select", "option", "button", "svg", "math", "mi", "foreignObject",
             "style", "template", "li", "ul", "span", "x", "h1", "form", "applet", "dd", "pre", "textarea", "body", "frameset", "ruby", "rt"];
        var random = new Random(20_26);
        var built = 0;
        for (var round = 0; round < 150; round++)
        {
            var some = Enumerable.Range(0, random.Next(1, 5)).Select(_ => tags[random.Next(tags.Length)]).ToArray();
            var unit = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ =>
                (random.Next(3) == 0 ? "</" : "<") + some[random.Next(some.Length)] + (random.Next(4) == 0 ? " @>" : ">") + (random.Next(3) == 0 ? "t" : "")));
            var html = Many(600, i => unit.Replace("@", "a" + i, StringComparison.Ordinal));
            if (MarkupBounds.Check(html) != MarkupVerdict.WithinBounds) continue;
            built++;
            var parser = new HtmlParser();
            var (elements, depth) = Size(parser.ParseFragment(html, parser.ParseDocument("").Body!));
            Assert.True(elements <= 3 * MarkupBounds.MostElements && depth <= 3 * MarkupBounds.Deepest, $"{elements} elements, {depth} deep: {unit}");
        }
        Assert.True(built > 25, $"Only {built} sources were within bounds.");
    }

    private static (int Elements, int Depth) Size(INodeList nodes)
    {
        var (elements, depth) = (0, 0);
        var waiting = new Stack<(INode Node, int Depth)>(nodes.Select(node => (node, 1)));
        while (waiting.TryPop(out var next))
        {
            if (next.Node is IElement) elements++;
            depth = Math.Max(depth, next.Depth);
            foreach (var child in next.Node.ChildNodes) waiting.Push((child, next.Depth + 1));
        }
        return (elements, depth);
    }

    private static string Many(int times, Func<int, string> unit) => string.Concat(Enumerable.Range(0, times).Select(unit));
}
