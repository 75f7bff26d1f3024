using System.CommandLine;
using System.Globalization;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;
using Spectre.Console;

namespace PakRussiaMonitor.Commands;

/// <summary><c>key create</c>, <c>list</c>, <c>revoke</c>: on the database itself, also while the service runs on it.</summary>
internal static class KeyCommands
{
    private const int LongestName = 100;

    public static Command Build(Option<string> database) => new("key", "Makes, lists and revokes the keys that the API asks for.")
    {
        Create(database), List(database), Revoke(database),
    };

    private static Command Create(Option<string> database)
    {
        var name = new Argument<string>("NAME") { Description = "Who uses it, for the list of keys." };
        var scope = new Option<KeyScope>("--scope") { Description = "read: may ask; operate: may change things too.", HelpName = "read|operate", Required = true };
        var expires = new Option<int?>("--expires") { Description = "Days until it ends; without this it lasts.", HelpName = "DAYS" };
        name.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is not { Length: > 0 and <= LongestName })
                given.AddError($"Give the key a name of at most {LongestName} characters.");
        });
        expires.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int?>() is not (>= 1 and <= 3650))
                given.AddError("--expires is a number of days from 1 to 3650.");
        });
        var command = new Command("create", "Makes a key and prints it, this once.") { name, scope, expires };
        command.SetAction((parsed, cancellation) => On(parsed.GetValue(database)!, async keys =>
        {
            TimeSpan? lifetime = parsed.GetValue(expires) is { } days ? TimeSpan.FromDays(days) : null;
            var (key, secret) = await keys.Create(parsed.GetValue(name)!, parsed.GetValue(scope), lifetime, cancellation);
            Console.WriteLine(secret);
            await Console.Error.WriteLineAsync($"Key {key.Id} may {Name(key.Scope)}. It is shown this once: the database keeps its hash alone.");
            return 0;
        }));
        return command;
    }

    private static Command List(Option<string> database)
    {
        var command = new Command("list", "Every key there ever was, without its secret.");
        command.SetAction((parsed, cancellation) => On(parsed.GetValue(database)!, async keys =>
        {
            var table = new Table().Border(TableBorder.None).AddColumns("id", "name", "scope", "created", "expires", "state");
            foreach (var key in await keys.All(cancellation))
                table.AddRow(new[] { key.Id, key.Name, Name(key.Scope), Day(key.CreatedAt), Day(key.ExpiresAt), State(key) }.Select(text => new Text(text)).ToArray());
            AnsiConsole.Write(table);
            return 0;
        }));
        return command;
    }

    private static Command Revoke(Option<string> database)
    {
        var id = new Argument<string>("ID") { Description = "The key's id, from key list." };
        var command = new Command("revoke", "Ends a key; every process refuses it within seconds.") { id };
        command.SetAction((parsed, cancellation) => On(parsed.GetValue(database)!, async keys =>
        {
            if (!await keys.Revoke(parsed.GetValue(id)!, cancellation))
                throw new CommandFailedException($"There is no key '{parsed.GetValue(id)}'. key list names them all.");
            Console.WriteLine($"Key {parsed.GetValue(id)} is revoked.");
            return 0;
        }));
        return command;
    }

    private static async Task<int> On(string address, Func<KeyTable, Task<int>> work)
    {
        await using var database = DatabaseAddress.OpenBeside(address, TimeProvider.System);
        return await work(new(database, TimeProvider.System));
    }

    private static string Name(KeyScope scope) => scope == KeyScope.Read ? "read" : "operate";

    private static string State(ApiKey key) => key switch
    {
        { RevokedAt: not null } => $"revoked {Day(key.RevokedAt)}",
        { ExpiresAt: { } end } when end <= TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() => "expired",
        _ => "good",
    };

    private static string Day(long? at) =>
        at is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "never";
}
