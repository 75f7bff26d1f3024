using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The names that occur in a document. The XML reader keeps every one, so a document of nothing but names would cost many times its size.</summary>
internal sealed class BoundedNames : XmlNameTable
{
    /// <summary>More than any feed has; past them <see cref="XmlException"/> is thrown.</summary>
    public const int Most = 5000;

    private const int LongestName = 4000;

    private readonly NameTable names = new();
    private int count;

    public override string Add(string array) => names.Get(array) ?? Counted(names.Add(array));

    public override string Add(char[] array, int offset, int length) => names.Get(array, offset, length) ?? Counted(names.Add(array, offset, length));

    public override string? Get(string array) => names.Get(array);

    public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

    private string Counted(string name)
    {
        if (++count > Most)
            throw new XmlException("The document has thousands of different names.");
        if (name.Length > LongestName)
            throw new XmlException("A name is thousands of characters long.");
        return name;
    }
}
