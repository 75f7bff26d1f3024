using System.Text.RegularExpressions;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests;

/// <summary>
/// Who can open a connection is one class. What the compiled service calls is asked, so that nothing that the compiler
/// fills in goes unseen. The database driver and the exporter of traces have connections of their own, to what the operator named.
/// </summary>
public sealed partial class OneHttpFactoryTests
{
    private static readonly IReadOnlySet<(string Caller, string Member)> Calls = CalledMembers.Of(typeof(FetchTransport).Assembly.Location);

    [Fact]
    public void Connections_and_their_clients_are_made_in_one_place() => Assert.Equal(
        [
            ("FetchTransport", "System.Net.Http.HttpClient..ctor"),
            ("FetchTransport", "System.Net.Http.SocketsHttpHandler..ctor"),
            ("SystemNetwork", "System.Net.Dns.GetHostAddressesAsync"),
            ("SystemNetwork", "System.Net.Sockets.NetworkStream..ctor"),
            ("SystemNetwork", "System.Net.Sockets.Socket..ctor"),
            ("SystemNetwork", "System.Net.Sockets.Socket.ConnectAsync"),
        ],
        Calls.Where(call => Opens().IsMatch(call.Member)).Order());

    /// <summary>
    /// The one way round the guard leads to this machine: a replayed folder, <c>health</c>, which asks the service itself, and the other
    /// commands, which hand their work to the service that owns the file.
    /// </summary>
    [Fact]
    public void A_client_for_a_permitted_endpoint_is_asked_for_by_three_only() => Assert.Equal(
        [
            "src/PakRussiaMonitor/Commands/HealthCommand.cs", "src/PakRussiaMonitor/Commands/RunningService.cs",
            "src/PakRussiaMonitor/Sources/Fetching/FeedFetcher.cs",
        ],
        ArchitectureTests.Files("src").Where(file => file.Text.Contains(".CreateFor(", StringComparison.Ordinal)).Select(file => file.Path).Order());

    /// <summary>The Orleans engine is not compiled with these tests; its sources must not even name what opens connections.</summary>
    [Fact]
    public void The_Orleans_engine_opens_no_connection_of_its_own() => Assert.All(
        ArchitectureTests.Files("src/PakRussiaMonitor.Orleans"), file => Assert.DoesNotMatch(@"\b(HttpClient|SocketsHttpHandler|WebRequest|TcpClient|Socket|Dns)\b", file.Text));

    [GeneratedRegex(
        """
        ^System\.Net\.(Http\.\w*(Client|Handler|Invoker|Factory)\w*\.(\.ctor|Create\w*)|Sockets\.(?!\w*Exception)\w+\.(\.ctor|Connect\w*)|Dns\.\w+|(Http|File|Ftp)?Web(Request|Client)\.(\.ctor|Create\w*)
        |WebSockets\.ClientWebSocket\.\.ctor|Quic\.\w+\.\w+|Mail\.SmtpClient\.\.ctor|NetworkInformation\.Ping\.\.ctor)$
        |^Microsoft\.Extensions\.DependencyInjection\.HttpClientFactory\w*\.|^System\.Xml\.XmlUrlResolver\.\.ctor$|\.WithDefaultLoader$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Opens();
}
