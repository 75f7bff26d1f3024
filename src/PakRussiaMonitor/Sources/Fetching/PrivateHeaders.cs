using System.Text;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>
/// What only one source's own server may read: the headers that an operator set for it, and its basic authentication. A class, since a
/// record would print them.
/// </summary>
public sealed class PrivateHeaders
{
    private readonly List<KeyValuePair<string, string>> all;

    /// <param name="headers">As <see cref="SourceSettings.Headers"/> admits them.</param>
    /// <param name="login">User and password, parted by a colon; null for no authentication.</param>
    public PrivateHeaders(IReadOnlyDictionary<string, string> headers, string? login = null)
    {
        all = [.. headers];
        if (login is not null)
            all.Add(new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login))));
    }

    /// <summary>Adds them to a request to <paramref name="to"/>, if that is where they belong.</summary>
    /// <param name="of">The source's own address.</param>
    internal void AddTo(HttpRequestMessage request, Uri of, Uri to)
    {
        if (!AreKnownAt(of, to))
            return;
        foreach (var (name, value) in all)
            request.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>The same scheme, host and port; or the same host's usual port for https where the source names that for http.</summary>
    internal static bool AreKnownAt(Uri of, Uri to) =>
        of.IdnHost.Equals(to.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((of.Scheme == to.Scheme && of.Port == to.Port) || (to.Scheme == Uri.UriSchemeHttps && of.IsDefaultPort && to.IsDefaultPort));
}
