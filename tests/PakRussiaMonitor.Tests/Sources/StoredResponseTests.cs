using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Tests.Sources;

public sealed class StoredResponseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(3_000_001)]
    public void A_body_that_cannot_be_made_smaller_comes_back_as_it_was(int size)
    {
        var body = new byte[size];
        new Random(7).NextBytes(body);

        Assert.Equal(body, new StoredResponse { Body = StoredResponse.Pack(body) }.Unpack());
    }
}
