using System.Diagnostics;
using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>The service in a process of its own, which can be killed, frozen and ended. What it logs goes to a file.</summary>
internal abstract class Node : IDisposable
{
    protected static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process process;

    protected Node(IReadOnlyList<string> command, string logPath)
    {
        process = new()
        {
            StartInfo = new(command[0], command.Skip(1))
            {
                RedirectStandardInput = true, // its end ends the service, be it that this process dies
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.StartInfo.Environment["DOTNET_TieredPGO"] = "0";
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Note(logPath, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it was making articles when last heard of; null where it does not tell.</summary>
    public virtual bool? IsDraining => null;

    public bool HasExited => process.HasExited;

    public int Id => process.Id;

    public TimeSpan Cpu => process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;

    /// <summary>Its address, once it serves.</summary>
    public abstract Task<Uri> Ready();

    /// <summary>Whether it died of SIGKILL.</summary>
    public async Task<bool> IsKilled(TimeSpan within)
    {
        using var end = new CancellationTokenSource(within);
        try
        {
            await process.WaitForExitAsync(end.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return process.ExitCode == 128 + 9;
    }

    /// <summary>Completes when the process has ended, for whatever reason.</summary>
    public Task Ended() => process.WaitForExitAsync();

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: it stands still and does not know it.</summary>
    public Task Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public Task Thaw() => Signal("CONT");

    /// <summary>An orderly end; its exit code.</summary>
    public async Task<int> Stop()
    {
        await AskToEnd();
        await process.WaitForExitAsync().WaitAsync(StartLimit);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    protected abstract void Hear(string? line);

    protected virtual Task AskToEnd()
    {
        process.StandardInput.Close();
        return Task.CompletedTask;
    }

    protected async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private static void Note(string path, string? line)
    {
        if (line is null)
            return;
        using var file = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
        file.WriteLine(line);
    }
}
