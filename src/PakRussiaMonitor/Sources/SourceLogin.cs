using System.Text.RegularExpressions;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Reads what a source is fetched with besides its address. A login is in an environment variable of the process that fetches. Its name must
/// begin as those for this purpose do: whoever may set up sources could else have any secret of the process sent to a server of theirs.
/// </summary>
internal static partial class SourceLogin
{
    public const string Prefix = "FEED_AUTH_";

    public static bool IsVariable(string name) => Name().IsMatch(name);

    /// <param name="missing">Why there is no login where the source needs one; names the variable and never its value.</param>
    /// <returns>Null where the source is fetched with nothing of its own.</returns>
    public static PrivateHeaders? Read(SourceSettings settings, out string? missing)
    {
        missing = null;
        if (settings.BasicAuthVariable is not { } variable)
            return settings.Headers.Count > 0 ? new(settings.Headers) : null;
        var login = IsVariable(variable) ? Environment.GetEnvironmentVariable(variable)?.Trim() : null;
        if (string.IsNullOrEmpty(login))
            missing = $"the environment variable {variable} is not set";
        else if (!login.Contains(':', StringComparison.Ordinal))
            missing = $"the environment variable {variable} does not hold user:password";
        return missing is null ? new(settings.Headers, login) : null;
    }

    [GeneratedRegex(@"\AFEED_AUTH_[A-Z0-9_]{1,100}\z")]
    private static partial Regex Name();
}
