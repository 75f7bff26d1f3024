using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans;

/// <summary>
/// Messages are JSON between processes. Within one they are immutable and therefore passed on as they are: copying 50 KB costs
/// seven times the call.
/// </summary>
internal static class MessageSerialization
{
    public static void AddMessages(this IServiceCollection services)
    {
        services.AddSerializer(serializer => serializer.AddJsonSerializer(IsMessage, isCopyable: _ => false));
        services.AddSingleton<IGeneralizedCopier, SharingCopier>();
        services.AddSingleton<ITypeFilter, OwnExceptions>();
        services.Configure<ExceptionSerializationOptions>(exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(PakRussiaMonitor)));
    }

    public static bool IsMessage(Type type) => type.Namespace == typeof(IActors).Namespace && !type.IsInterface;

    private sealed class SharingCopier : IGeneralizedCopier
    {
        public bool IsSupportedType(Type type) => IsMessage(type);

        [return: NotNullIfNotNull(nameof(input))]
        public object? DeepCopy(object? input, CopyContext context) => input;
    }

    /// <summary>Orleans makes only types that it is told of; a failed call's exception arrives as what it was.</summary>
    private sealed class OwnExceptions : ITypeFilter
    {
        public bool? IsTypeAllowed(Type type) =>
            type.IsAssignableTo(typeof(Exception)) && type.Assembly == typeof(IActors).Assembly ? true : null;
    }
}
