using System.Text;
using PakRussiaMonitor.Sources.Robots;

namespace PakRussiaMonitor.Tests.Sources.Robots;

/// <summary>The rules of RFC 9309, its own examples among them.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    // 2.2.2: the longest match decides, whatever the order; of two as long, allow.
    [InlineData("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/other.gif", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false)]
    [InlineData("User-agent: *\nDisallow: /same\nAllow: /same", "/same", true)]
    [InlineData("User-agent: *\nDisallow: /", "/", false)]
    [InlineData("User-agent: *\nDisallow:", "/anything", true)]
    [InlineData("User-agent: *\nAllow:\nDisallow: /", "/anything", false)]
    [InlineData("", "/anything", true)]
    // 2.2.3: * is any characters, $ the end.
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf", "/a/b.pdf?x", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /*/print/*", "/2026/print/1", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/aXbYbZc", false)]
    [InlineData("User-agent: *\nDisallow: /a*bc$", "/abcbc", false)]
    [InlineData("User-agent: *\nDisallow: /ab*bc$", "/abc", true)]
    [InlineData("User-agent: *\nDisallow: *?session=", "/x?session=1", false)]
    [InlineData("User-agent: *\nDisallow: /*$", "/x", false)]
    [InlineData("User-agent: *\nDisallow: /$", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /path$x", "/path$xy", false)]
    // 2.2.1: our group, by its product token in any case, else that of all.
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: pakrussiamonitor\nAllow: /", "/x", true)]
    [InlineData("User-agent: PakRussiaMonitor/1.0\nDisallow: /\n\nUser-agent: *\nAllow: /", "/x", false)]
    [InlineData("User-agent: PakRussia\nDisallow: /", "/x", true)]
    [InlineData("User-agent: PakRussiaMonitorTwo\nDisallow: /", "/x", true)]
    [InlineData("User-agent: PakRussiaMonitor\n\nUser-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: other\nUser-agent: PakRussiaMonitor\nDisallow: /x", "/x", false)]
    [InlineData("User-agent: PakRussiaMonitor\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: PakRussiaMonitor\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: PakRussiaMonitor\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: PakRussiaMonitor\nDisallow: /c", "/b", true)]
    [InlineData("User-agent: PakRussiaMonitor\nCrawl-delay: 5\nSitemap: https://x.example/s.xml\nDisallow: /a", "/a", false)]
    [InlineData("Disallow: /\nUser-agent: other\nDisallow: /", "/x", true)]
    // 2.2: comments, space, line ends, a byte-order mark, names in any case.
    [InlineData("\uFEFFuser-AGENT :  * # all\r\ndisALLOW:/x # not this\r\n", "/x/y", false)]
    [InlineData("User-agent: *\rDisallow: /x", "/x", false)]
    [InlineData("User-agent *\nDisallow /x", "/x", true)]
    // 2.2.2: octets beyond ASCII and reserved ones are compared as they are encoded.
    [InlineData("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("User-agent: *\nDisallow: /foo?bar=https%3A%2F%2Fx", "/foo?bar=https%3a%2f%2fx", false)]
    [InlineData("User-agent: *\nDisallow: /X", "/x", true)]
    // 2.2.2: the file itself may always be read.
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    public void A_page_is_fetched_or_left_alone_as_the_file_says(string file, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(Encoding.UTF8.GetBytes(file), RobotsFiles.Agent).Allow(new Uri("https://paper.example" + path)));

    [Fact]
    public void Of_a_file_past_500_KB_the_beginning_counts()
    {
        var file = "User-agent: *\nDisallow: /early\n" + new string('#', RobotsRules.MostBytes) + "\nDisallow: /late";
        var rules = RobotsRules.Parse(Encoding.UTF8.GetBytes(file), RobotsFiles.Agent);

        Assert.False(rules.Allow(new Uri("https://paper.example/early")));
        Assert.True(rules.Allow(new Uri("https://paper.example/late")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_file_makes_it_throw(int seed)
    {
        var random = new Random(seed);
        const string alphabet = "user-agent:*disallow:/%$ \n\r\t#\uFEFF\uD800é";
        for (var i = 0; i < 300; i++)
        {
            var file = new string(random.GetItems<char>(alphabet, random.Next(200)));
            RobotsRules.Parse(Encoding.UTF8.GetBytes("User-agent: *\n" + file), RobotsFiles.Agent).Allow(new Uri("https://paper.example/%zz/a?b=%"));
        }
    }
}
