using System.Text.RegularExpressions;

namespace PakRussiaMonitor.Tests.Telemetry;

/// <summary>Log lines are found by number.</summary>
public sealed partial class LogTests
{
    [Fact]
    public void Every_log_message_has_an_id_of_its_own()
    {
        var messages = ArchitectureTests.Files("src").SelectMany(file => Message().Matches(file.Text).Select(match => (file.Path, Id: match.Groups[1].Value))).ToArray();

        Assert.NotEmpty(messages);
        Assert.Empty(messages.Where(message => message.Id.Length == 0).Select(message => message.Path));
        Assert.Empty(messages.GroupBy(message => message.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(message => message.Path))}"));
    }

    /// <summary>The id is the first argument: <c>[LoggerMessage(201, LogLevel.Warning, "…")]</c>.</summary>
    [GeneratedRegex(@"\[LoggerMessage\(\s*(\d*)")]
    private static partial Regex Message();
}
