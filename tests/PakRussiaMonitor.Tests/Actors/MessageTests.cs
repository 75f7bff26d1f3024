using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>Messages are shared between actors, so nobody may be able to change one.</summary>
public sealed class MessageTests
{
    private static readonly Type[] Doors = [typeof(ISource), typeof(ISite), typeof(IArticle), typeof(ITopic)];

    private static readonly HashSet<Type> Plain =
        [typeof(bool), typeof(int), typeof(long), typeof(double), typeof(string), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeSpan), typeof(void)];

    public static readonly TheoryData<Type> Messages = [.. Reachable()];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_an_enum_or_a_sealed_record_that_nobody_can_change(Type message)
    {
        if (message.IsEnum)
            return;
        Assert.True(message.IsSealed, $"{message.Name} is not sealed.");
        Assert.True(message.GetMethod("<Clone>$") is not null, $"{message.Name} is no record.");
        Assert.Empty(message.GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => field.Name));
        Assert.Empty(message.GetProperties().Where(IsSettable).Select(property => property.Name));
    }

    [Fact]
    public void Every_message_lives_beside_the_interfaces_that_use_it() =>
        Assert.All(Reachable(), message => Assert.Equal(typeof(IActors).Namespace, message.Namespace));

    [Fact]
    public void Every_call_is_asynchronous_and_can_be_cancelled() => Assert.All(
        Doors.SelectMany(door => door.GetMethods()),
        call =>
        {
            Assert.True(typeof(Task).IsAssignableFrom(call.ReturnType), $"{call.Name} returns no task.");
            Assert.Equal(typeof(CancellationToken), call.GetParameters()[^1].ParameterType);
        });

    /// <summary>Every type of our own that some call takes or returns, at any depth.</summary>
    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(Doors.SelectMany(door => door.GetMethods()).SelectMany(
            call => call.GetParameters()[..^1].Select(parameter => parameter.ParameterType).Append(call.ReturnType)));
        while (open.TryDequeue(out var type))
        {
            foreach (var part in Parts(type).Where(found.Add))
            {
                foreach (var property in part.IsEnum ? [] : part.GetProperties())
                    open.Enqueue(property.PropertyType);
            }
        }

        return found;
    }

    /// <summary>The message types that a type is made of; a list counts only where it cannot be changed.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type == typeof(Task) || Plain.Contains(type) || type == typeof(Type))
            return [];
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Parts(value);
        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)))
            return Parts(type.GetGenericArguments()[0]);
        return type.IsAssignableTo(typeof(IEnumerable)) ? throw new InvalidOperationException($"{type} can be changed; use IReadOnlyList.") : [type];
    }

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
