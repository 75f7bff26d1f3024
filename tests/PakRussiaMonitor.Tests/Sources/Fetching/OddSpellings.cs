namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>What somebody writes who does not want to be understood. <c>news.example</c> is the one host that may be reached.</summary>
internal static class OddSpellings
{
    private static readonly string[] Hosts =
    [
        "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0X7F000001", "017700000001", "0x7f.1", "0x7f.0.0.1", "0177.0.0.1", "0x7F.0x0.0x0.0x1",
        "00000177.0.0.1", "127.0.0.1.", "127.0.0.1..", "2130706433.", "0x7f000001.", "0", "0.0.0.0", "00", "0x0", "0.", "256.0.0.1", "127.0.0.256", "4294967295", "4294967296",
        "①②⑦.⓪.⓪.①", "①②⑦。⓪。⓪。①", "１２７.０.０.１", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1", "１２７．１", "²130706433", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "١٢٧.٠.٠.١", "⓪ｘ７ｆ.１",
        "⑯⑨.②⑤④.⑯⑨.②⑤④", "169.254.169.254", "2852039166", "0xA9FEA9FE", "0251.0376.0251.0376", "169.254.43518", "[::ffff:a9fe:a9fe]",
        "localhost", "LocalHost", "localhost.", "localhost..", "a.localhost", "a.b.LOCALHOST.", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "ｌｏｃａｌｈｏｓｔ", "lo\u00ADcalhost", "localhoſt", "localhost.localdomain", "ip6-localhost",
        "metadata", "metadata.google.internal", "kubernetes.default.svc", "host.docker.internal", "router.local",
        "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::0]", "[::127.0.0.1]", "[::7f00:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]",
        "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::127.0.0.1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[::1%25lo]", "[::1%lo]", "[::1%251]", "[::ffff:127.0.0.1%25lo]",
        "[fe80::1%25eth0]", "[fe80::1%eth0]", "[fe80::1%251]", "[fd00:ec2::254]", "[127.0.0.1]", "[::1].", "[::1", "::1",
        "news.example@127.0.0.1", "user:password@127.0.0.1", "user:password@news.example", "@127.0.0.1", ":@127.0.0.1", "news.example:80@127.0.0.1", "127.0.0.1@news.example",
        "news.example%40127.0.0.1", "news.example%2F@127.0.0.1", "news.example%00.127.0.0.1", "127.0.0.1%00.news.example", "127%2e0%2e0%2e1", "%31%32%37.0.0.1", "%6cocalhost",
        "127.0.0.1\\@news.example", "news.example\\@127.0.0.1", "127.0.0.1\\.news.example", "127.0.0.1#@news.example", "127.0.0.1?@news.example", "127.0.0.1;news.example", "127.0.0.1,news.example", "127.0.0.1 news.example",
        "127.0.0.1\tnews.example", "127.0.0.1\u3000", "\u200B127.0.0.1", "127.\u200D0.0.1", "127.0.0.1\u00AD", "news.example\u3002127.0.0.1", "news.example\u2044@127.0.0.1", "", ".", "..", "-", "*",
    ];

    /// <summary>No URL of the web, or none that says so.</summary>
    private static readonly string[] Others =
    [
        "/etc/passwd", "//127.0.0.1/", "//localhost/", "///127.0.0.1/", "////127.0.0.1/", "\\\\127.0.0.1\\share", "/\\127.0.0.1/", "\\/127.0.0.1/", "\\\\localhost/c$", "127.0.0.1", "localhost:80", "[::1]",
        "file:///etc/passwd", "file:/etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd", "file:\\\\127.0.0.1\\share", "gopher://127.0.0.1:6379/_INFO", "ftp://127.0.0.1/", "ftp://news.example/feed",
        "tftp://127.0.0.1/x", "dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "ws://127.0.0.1/", "wss://127.0.0.1/", "data:application/rss+xml,<rss/>", "javascript:alert(1)", "jar:http://127.0.0.1!/x",
        "feed:http://127.0.0.1/", "feed://127.0.0.1/", "view-source:http://127.0.0.1/", "blob:http://127.0.0.1/x", "about:blank", "unix:/run/docker.sock", "http+unix://%2Frun%2Fdocker.sock/", "net.tcp://127.0.0.1/",
        "mailto:a@127.0.0.1", "urn:x:y", "http:127.0.0.1", "http:/127.0.0.1/", "http:///127.0.0.1/", "http:////127.0.0.1/", "http:\\\\127.0.0.1\\", "http:/\\127.0.0.1/", "https:127.0.0.1", "hTTp://127.0.0.1",
        "http://\r\n127.0.0.1/", "ht\ttp://127.0.0.1/", "\0http://127.0.0.1/", "http://127.0.0.1/\r\nHost: news.example", "http://", "http://?", "http://#", "http://:80/", "http://127.0.0.1:", "http://127.0.0.1:080/", "http://127.0.0.1:99999/",
    ];

    /// <summary>Ports that are nobody's feed, on the host that may be reached.</summary>
    private static readonly int[] Ports =
        [0, 1, 7, 21, 22, 23, 25, 53, 79, 81, 110, 111, 135, 139, 143, 389, 442, 444, 445, 465, 587, 993, 1433, 2375, 2379, 3306, 3389, 5432, 5900, 6379, 8000, 8080, 8443, 9200, 10_250, 11_211, 27_017, 65_535];

    public static IEnumerable<string> All =>
        Hosts.Select(host => $"http://{host}/").Concat(Others).Concat(Ports.Select(port => $"http://{ReachCase.Site}:{port}/")).Append($"https://{ReachCase.Site}:80443/");

    /// <summary>They look bad and are fine: the host is <c>news.example</c> or a name below it.</summary>
    public static IReadOnlyList<string> Innocent { get; } =
    [
        "http://news.example/@127.0.0.1/", "http://news.example/#@127.0.0.1/", "http://news.example?@127.0.0.1/", "http://news.example/?u=http://127.0.0.1/",
        "http://news.example//127.0.0.1/", "http://news.example/127.0.0.1", "http://news.example/file:///etc/passwd", "http://127.0.0.1.news.example/", "http://localhost.news.example/",
        "http://NEWS.example/", "http://news。example/", "http://ｎｅｗｓ.example/", "http://news.example:80/", "http://news.example:443/", "http://news.example:/", "http://news.example:080/",
    ];
}
