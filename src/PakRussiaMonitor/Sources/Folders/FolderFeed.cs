using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Replay;

namespace PakRussiaMonitor.Sources.Folders;

/// <summary>
/// A folder of texts as a feed with an item for each, as a replay makes them. Only the command line registers folders: no address that comes by the
/// network leads here.
/// </summary>
internal static class FolderFeed
{
    /// <summary>Characters of all texts; of more the newest are read.</summary>
    private const int MostCharacters = 10_000_000;

    /// <param name="url">A file: address of the folder.</param>
    public static FetchResult Read(Uri url)
    {
        try
        {
            var folder = new DirectoryInfo(url.LocalPath);
            var texts = Texts(folder).OrderBy(text => text.Name, StringComparer.Ordinal).ToList();
            return new(FetchOutcome.Fetched, url) { Body = ReplayServer.Write(folder.Name, texts), ContentType = "application/atom+xml", Attempts = 1 };
        }
        catch (DirectoryNotFoundException)
        {
            return new(FetchOutcome.NotFound, url) { Detail = "It is not there.", Attempts = 1 };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(FetchOutcome.AccessDenied, url) { Detail = failure.Message, Attempts = 1 };
        }
    }

    /// <summary>The newest first, and no more of them than a feed may have. Links are passed over: they could lead anywhere.</summary>
    private static IEnumerable<ReplayText> Texts(DirectoryInfo folder)
    {
        var (items, characters) = (0, 0);
        foreach (var file in folder.EnumerateFiles().Where(file => file.LinkTarget is null).OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            if (ReplayFolder.Passes(file) || ReplayFolder.Reason(file, out var text) is not null)
                continue;
            characters += text!.Text.Length;
            if (++items > FeedParser.MaxItems || characters > MostCharacters)
                yield break;
            yield return text;
        }
    }
}
