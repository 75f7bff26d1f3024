using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>
/// Requests by chance, written as bytes: operations of the OpenAPI document with values at the edge of sense, and headers that do not fit.
/// Addresses in bodies are of this machine, on ports where nothing may be fetched.
/// </summary>
internal sealed class StrangeRequests(JsonElement document, string cursor, Random random)
{
    private static readonly string[] Names = ["from", "asOf", "cursor", "limit", "topic", "q", "", "%00", "a[]", "From"];

    private static readonly string[] Ids =
        ["energy", "energy", "defence", "1", "2", "0", "-1", "9223372036854775808", "%00", "a%00b", "%FF", "%C0%80", "..", "%2e%2e", "%2f", "%zz", "%", "ü", "%F0%9F%98%80", "latest", "replay%3Aseeds", "'", "*", "a;x=1", "%0d%0aX:1"];

    private static readonly string[] Values =
    [
        "", "0", "-1", "1", "2", "1e9", "1000000000", "9223372036854775807", "99999999999999999999", "0000-01-01", "0001-01-01", "9999-12-31", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00%2B14:00",
        "2026-02-30", "2026-11-20", "hour", "day", "week", "month", "year", "articles", "pieces", "outlets", "share", "outlet", "author", "kind", "opinion", "seen", "published", "UTC", "Mars/Olympus", "Asia/Karachi",
        "../../etc/passwd", "America/St_Johns", "constant", "energy", "%00", "%ED%A0%80", "%FF", "null", "gas", "gas+AND", "((((", "title:", "a+NEAR/5+b", "a*", "pending", "AAAA", "MS4yLjM",
    ];

    private static readonly string[] Bodies =
    [
        "", "{}", "[]", "null", "1", "{", "{\"query\":\"gas\"}", "{\"query\":null}", "{\"query\":\"gas\\u0000\"}", "{\"query\":\"gas\",\"name\":\"\\ud800\"}", "{\"url\":\"http://127.0.0.1:9/x\"}", "{\"url\":\"file:///etc/passwd\"}",
        "{\"url\":\"\\u0000\"}", "{\"action\":\"cut\",\"line\":\"\\ud800 there\"}", "{\"action\":0,\"line\":\"x\"}", "{\"at\":-1,\"text\":\"x\"}", "{\"at\":99999999999,\"text\":\"x\"}", "{\"text\":\"\\u0000\"}",
        "{\"keep\":[\"[\"],\"cut\":[\":has((\"]}", "{\"keep\":[null]}", "{\"domain\":\"\\u0000\",\"cut\":[\".a\"],\"html\":\"\\ud800\"}", "{\"state\":\"paused\"}", "{\"state\":1}", "{\"name\":\"\\u0000\"}",
        "{\"settings\":{\"headers\":{\"\\u0000\":\"b\"}}}", "{\"settings\":{\"intervalMinutes\":1e99}}", "{\"settings\":{\"articleLinks\":\"(((\"}}", "{\"query\":\"gas\",\"bucket\":\"day\",\"tz\":\"Mars/X\"}",
        "<opml><body><outline xmlUrl=\"http://127.0.0.1:9/\u00ff\"/></body></opml>", "<!DOCTYPE x [<!ENTITY a \"b\">]><opml>&a;</opml>", "{\"a\":{\"a\":{\"a\":{\"a\":", "{\"query\":\"((((((((((((((((((((((((((((((((((((((((((((",
    ];

    private static readonly string[] Types = ["application/json", "application/json", "application/json", "application/merge-patch+json", "text/plain", "application/json; charset=utf-16", "application/json; charset=x", "a/b/c", "text/x-opml", "multipart/form-data; boundary=x"];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("If-None-Match", ["*", "\"x\"", "W/\"x\"", "rubbish", "\"a", "\"\"\"\"\""]), ("If-Match", ["*", "\"r1\"", "\"r99999999999\"", "x", "W/\"r1\""]), ("Idempotency-Key", ["a", "b", "\u0001", "\u00ff"]),
        ("Last-Event-ID", ["0", "-1", "x", "99999999999999999999"]), ("Origin", ["null", "http://evil.example"]), ("Accept", ["application/xml", "q=;;", "text/html"]), ("Range", ["bytes=0-1", "x"]),
        ("Authorization", ["Bearer", "Bearer x", "Basic a:b", "Bearer \u00ff"]), ("X-Large", [new('a', 20_000)]), ("Host", ["evil.example", "a b", "[::1]"]), ("traceparent", ["x", "00-0-0-0"]), ("Content-Length", ["-1", "x"]),
    ];

    private readonly (string Method, string Path, string[] Query)[] operations =
    [
        .. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(one => (one.Name.ToUpperInvariant(), path.Name, QueryOf(one.Value)))),
    ];

    /// <summary>The request in short, and its bytes.</summary>
    public (string Asked, byte[] Sent) Next(int port)
    {
        var (method, path, query) = Pick(operations);
        if (random.Next(20) == 0)
            method = Pick("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "FOO", "get");
        while (path.IndexOf('{', StringComparison.Ordinal) is var start and >= 0)
            path = path[..start] + Pick(Ids) + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
        var parameters = Enumerable.Range(0, random.Next(4)).Select(_ => Parameter(query.Length > 0 && random.Next(50) > 0 ? Pick(query) : Pick(Names))).ToList();
        if (parameters.Count > 0 && random.Next(30) == 0)
            parameters.Add(parameters[0]);
        var target = path + (parameters.Count == 0 ? "" : "?" + string.Join('&', parameters));
        var body = method == "GET" ? "" : Pick(Bodies);
        var headers = new Dictionary<string, string> { ["Host"] = string.Create(CultureInfo.InvariantCulture, $"localhost:{port}"), ["Connection"] = "close" };
        if (method != "GET")
            (headers["Content-Type"], headers["Content-Length"]) = (Pick(Types), Encoding.Latin1.GetByteCount(body).ToString(CultureInfo.InvariantCulture));
        for (var more = random.Next(3); more > 0; more--)
        {
            var (name, values) = Pick(Headers);
            headers[name] = Pick(values);
        }

        var text = $"{method} {target} HTTP/1.1\r\n{string.Concat(headers.Select(header => $"{header.Key}: {header.Value}\r\n"))}\r\n{body}";
        return (text.Length > 600 ? text[..600] : text, Encoding.Latin1.GetBytes(text));
    }

    /// <summary>The status of the answer; 0 where the connection is closed without one. What is a stream is left as soon as it begins.</summary>
    public static async Task<int> Answer(int port, byte[] sent)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
        try
        {
            await client.GetStream().WriteAsync(sent, patience.Token);
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            var line = await reader.ReadLineAsync(patience.Token);
            return line is { Length: > 12 } ? int.Parse(line.AsSpan(9, 3), CultureInfo.InvariantCulture) : 0;
        }
        catch (IOException)
        {
            return 0; // refused before it was read to its end
        }
    }

    private string Parameter(string name) => name switch
    {
        "cursor" when random.Next(3) > 0 => $"cursor={(random.Next(2) == 0 ? cursor : cursor[..random.Next(cursor.Length)])}",
        "topic" => $"topic={Pick(Ids)}",
        _ => $"{name}={Pick(Values)}",
    };

    private static string[] QueryOf(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)]
        : [];

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
