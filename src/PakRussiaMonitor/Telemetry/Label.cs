using System.Collections.Frozen;
using System.Text;

namespace PakRussiaMonitor.Telemetry;

/// <summary>The members of an enumeration as values of a label, in snake case; as many as it has members.</summary>
internal static class Label<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names = Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => SnakeCase(value.ToString()));

    public static string Of(T value) => Names.GetValueOrDefault(value, "other");

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
