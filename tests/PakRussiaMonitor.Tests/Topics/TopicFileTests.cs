using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>A file of topics, good and bad.</summary>
public sealed class TopicFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"topics-{Guid.NewGuid():N}.json");

    [Fact]
    public void Topics_are_read_in_order()
    {
        File.WriteAllText(path, """[{"id":"b-1","name":"B","query":"b"},{"id":"a","name":"A","query":"\"a b\""}]""");
        Assert.Equal([new TopicDefinition("b-1", "B", "b"), new TopicDefinition("a", "A", "\"a b\"")], TopicFile.Load(path));
    }

    [Theory]
    [InlineData("{}", "is not a JSON array of topics (line 1)")]
    [InlineData("[\n{\"id\":1}]", "is not a JSON array of topics (line 2)")]
    [InlineData("null", "has no topics")]
    [InlineData("[]", "has no topics")]
    [InlineData("[null]", "topic 1: id, name and query are all needed")]
    [InlineData("""[{"id":"a","name":"A"}]""", "topic 1: id, name and query are all needed")]
    [InlineData("""[{"id":"A b","name":"A","query":"a"}]""", "the id 'A b' has other signs")]
    [InlineData("""[{"id":"a","name":"A","query":"a"},{"id":"a","name":"B","query":"b"}]""", "topic 2: the id 'a' is taken")]
    [InlineData("""[{"id":"a","name":"A","query":"a AND (b"}]""", "at position 8. Close the parenthesis opened at 6.")]
    public void What_is_wrong_is_said_in_a_sentence(string json, string sentence)
    {
        File.WriteAllText(path, json);
        var problem = Assert.Throws<InvalidDataException>(() => TopicFile.Load(path));
        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
        Assert.StartsWith(Path.GetFileName(path), problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);
}
