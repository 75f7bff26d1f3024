namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// An empty folder, gone with the test. It lies in memory where the system offers a roomy place there: a flush to disk
/// then costs nothing, and tests do thousands.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    private const long Roomy = 1L << 30;
    private const string InMemory = "/dev/shm";

    private static readonly string Parent =
        Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > Roomy ? InMemory : System.IO.Path.GetTempPath();

    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(Parent, $"pakrussiamonitor-{Guid.NewGuid():N}");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
