using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// Which types of an assembly call which members of others, read from its compiled code. A token is looked for at every byte
/// of a method's body: that may find a call too many, which a test then shows, but never one too few.
/// </summary>
internal static class CalledMembers
{
    private const byte Call = 0x28, NewObject = 0x73, CallVirtual = 0x6F;
    private const int TokenOfMember = 0x0A, TokenOfGeneric = 0x2B;

    /// <returns>The outermost type that holds the call (what the compiler makes of lambdas and async methods lies within it), and the member as Namespace.Type.Member.</returns>
    public static IReadOnlySet<(string Caller, string Member)> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var members = new Dictionary<int, string>();
        foreach (var handle in metadata.MemberReferences)
        {
            var reference = metadata.GetMemberReference(handle);
            if (reference.Parent.Kind == HandleKind.TypeReference)
                members[MetadataTokens.GetToken(handle)] = $"{Name(metadata.GetTypeReference((TypeReferenceHandle)reference.Parent))}.{metadata.GetString(reference.Name)}";
        }

        for (var row = 1; row <= metadata.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var handle = MetadataTokens.MethodSpecificationHandle(row);
            if (members.TryGetValue(MetadataTokens.GetToken(metadata.GetMethodSpecification(handle).Method), out var member))
                members[MetadataTokens.GetToken(handle)] = member;
        }

        var found = new HashSet<(string, string)>();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
                continue;
            foreach (var token in Tokens(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()))
            {
                if (members.TryGetValue(token, out var member))
                    found.Add((Outermost(method.GetDeclaringType()), member));
            }
        }

        return found;

        string Name(TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

        string Outermost(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } outer ? Outermost(outer) : metadata.GetString(type.Name);
        }
    }

    private static IEnumerable<int> Tokens(byte[]? code)
    {
        for (var at = 0; at + 4 < code?.Length; at++)
        {
            if (code[at] is Call or NewObject or CallVirtual && code[at + 4] is TokenOfMember or TokenOfGeneric)
                yield return BitConverter.ToInt32(code, at + 1);
        }
    }
}
