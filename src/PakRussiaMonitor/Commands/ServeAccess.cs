using System.Net;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger.Keys;

namespace PakRussiaMonitor.Commands;

/// <summary>Where <c>serve</c> listens and who may use it there: beyond loopback nobody without a key.</summary>
internal static class ServeAccess
{
    public static string Url(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp)
            throw new CommandFailedException($"'{text}' is no address to serve at. Write it as http://localhost:5080.");
        return url.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>What the service is told beside its own settings, which cannot undo it.</summary>
    public static IEnumerable<string> Settings(string url) => IsLoopback(url) ? [] : ["--Keys:Required=true"];

    /// <summary>Makes the bootstrap secret a key where one is set, and sees that there is a key where one is needed.</summary>
    /// <returns>A sentence on who may use the service.</returns>
    public static async Task<string> Prepare(IServiceProvider services, string url, CancellationToken cancellation)
    {
        var (options, table) = (services.GetRequiredService<IOptions<KeyOptions>>().Value, services.GetRequiredService<KeyTable>());
        if (await Bootstrap(options, cancellation) is { } secret)
            await table.Install("bootstrap", secret, KeyScope.Operate, cancellation);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        var keys = await table.All(cancellation);
        if (!IsLoopback(url) && !keys.Any(key => key.RevokedAt is null && !(key.ExpiresAt <= now)))
        {
            throw new CommandFailedException(
                $"{url} would open the service to the network, where anyone could change its sources. Make a key first (key create NAME --scope operate), "
                + "give one by Keys:BootstrapFile, or serve at a loopback address such as http://localhost:5080.");
        }

        return keys.Count > 0 || options.Required
            ? "A key is needed: send it with -H 'Authorization: Bearer KEY', or give it to the page. key list names those there are."
            : "No key is needed: the service answers this machine alone.";
    }

    private static async Task<string?> Bootstrap(KeyOptions options, CancellationToken cancellation)
    {
        try
        {
            var secret = options.BootstrapFile is { Length: > 0 } file ? await File.ReadAllTextAsync(file, cancellation) : options.Bootstrap;
            if (string.IsNullOrWhiteSpace(secret))
                return options.BootstrapFile is { Length: > 0 } ? throw new CommandFailedException($"The file {options.BootstrapFile} of Keys:BootstrapFile is empty.") : null;
            return KeySecret.IsWellFormed(secret.Trim())
                ? secret.Trim()
                : throw new CommandFailedException("The bootstrap key is too short or holds characters that no header can. Make one with: openssl rand -hex 32");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"The file of Keys:BootstrapFile cannot be read: {failure.Message}");
        }
    }

    private static bool IsLoopback(string url) =>
        new Uri(url) is var at && (at.Host == "localhost" || (IPAddress.TryParse(at.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
