using System.Diagnostics;
using System.Text;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>The program as a user runs it: a process of its own with standard output, standard error and an exit code.</summary>
public sealed class ServiceProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();

    /// <param name="folder">Its working directory; its database is made there unless the arguments say otherwise.</param>
    public ServiceProcess(string folder, params string[] arguments)
        : this("PakRussiaMonitor.dll", folder, arguments)
    {
    }

    /// <param name="program">A program beside these tests.</param>
    internal ServiceProcess(string program, string folder, string[] arguments)
    {
        process = new()
        {
            StartInfo = new("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string Output => Text(output);

    public string Errors => Text(errors);

    public static async Task<(int ExitCode, string Output, string Errors)> Run(string folder, params string[] arguments)
    {
        using var service = new ServiceProcess(folder, arguments);
        return (await service.Exit(), service.Output, service.Errors);
    }

    /// <summary>Waits until standard output holds a text; fails with everything that was said when it never does.</summary>
    public async Task Says(string text)
    {
        for (var i = 0; i < 600 && !process.HasExited && !Output.Contains(text, StringComparison.Ordinal); i++)
            await Task.Delay(100);
        Assert.True(Output.Contains(text, StringComparison.Ordinal), $"'{text}' was not said.\nOutput:\n{Output}\nErrors:\n{Errors}");
    }

    public async Task<int> Exit()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await Exit();
    }

    /// <summary>SIGTERM, the order to end.</summary>
    public async Task<int> Stop()
    {
        using var order = Process.Start("kill", ["-TERM", $"{Id}"]);
        await order.WaitForExitAsync();
        return await Exit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static void Append(StringBuilder lines, string? line)
    {
        if (line is null)
            return;
        lock (lines)
            lines.AppendLine(line);
    }

    private static string Text(StringBuilder lines)
    {
        lock (lines)
            return lines.ToString();
    }
}
