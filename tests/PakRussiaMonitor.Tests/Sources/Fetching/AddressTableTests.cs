using System.Net;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>First and last address of every special range, and their neighbours outside.</summary>
public sealed class AddressTableTests
{
    public static TheoryData<string> Special => Rows(
        "0.0.0.0 0.0.0.1 0.255.255.255", // this network
        "10.0.0.0 10.20.30.40 10.255.255.255", // private
        "100.64.0.0 100.100.0.1 100.127.255.255", // shared by a provider's customers
        "127.0.0.0 127.0.0.1 127.255.255.255", // loopback
        "169.254.0.0 169.254.169.254 169.254.255.255", // link-local, cloud metadata
        "172.16.0.0 172.20.1.1 172.31.255.255", // private
        "192.0.0.0 192.0.0.8 192.0.0.170 192.0.0.255", // protocol assignments
        "192.0.2.0 192.0.2.255 198.51.100.0 198.51.100.255 203.0.113.0 203.0.113.255", // documentation
        "192.88.99.0 192.88.99.1 192.88.99.255", // 6to4 relays
        "192.168.0.0 192.168.1.1 192.168.255.255", // private
        "198.18.0.0 198.18.0.1 198.19.255.255", // benchmarking
        "224.0.0.0 224.0.0.251 239.255.255.250 239.255.255.255", // multicast
        "240.0.0.0 250.1.1.1 255.255.255.254 255.255.255.255", // reserved, broadcast
        ":: ::1 ::2 ::127.0.0.1 ::8.8.8.8", // unspecified, loopback, IPv4-compatible
        "::ffff:0.0.0.0 ::ffff:10.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:192.168.0.1", // mapped
        "64:ff9b::10.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b::192.168.1.1", // NAT64
        "64:ff9b:1:: 64:ff9b:1::8.8.8.8 64:ff9b:1:ffff:ffff:ffff:ffff:ffff 64:ff9b:0:0:0:1::", // local NAT64
        "100:: 100::1 5f00:: 5f00::1", // discard, segment routing
        "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 4000:: 8000::1 e000::1", // outside what is handed out
        "2001:: 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:10::1 2001:20::1 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", // Teredo, ORCHID
        "2001:db8:: 2001:db8::1 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", // documentation
        "3fff:: 3fff:fff::1 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", // documentation
        "2002:: 2002:a00:1:: 2002:7f00:1::1 2002:c0a8:101:: 2002:a9fe:a9fe::1 2002:e000:1::", // 6to4 around the above
        "fc00:: fc00::1 fd00:ec2::254 fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", // unique local
        "fe80:: fe80::1 fe80::1%1 febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff fec0::1 ff02::1 ff0e::1"); // link-local, site-local, multicast

    public static TheoryData<string> Public => Rows(
        "1.0.0.0 1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0",
        "100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0",
        "169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0",
        "191.255.255.255 192.0.1.0 192.0.1.255 192.0.3.0 192.88.98.255 192.88.100.0 192.167.255.255 192.169.0.0",
        "198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255 203.0.114.0 223.255.255.255",
        "::ffff:8.8.8.8 64:ff9b::8.8.8.8 64:ff9b::9.255.255.255 2002:808:808:: 2002:808:808::1",
        "2000:: 2001:200:: 2001:4860:4860::8888 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff 2001:db9::",
        "2003:: 2400:cb00::1 2606:4700:4700::1111 2a00:1450:4001::1 2620:4f:8000::1 3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff 3fff:1000::");

    [Theory]
    [MemberData(nameof(Special))]
    public void A_special_address_is_not_public(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [MemberData(nameof(Public))]
    public void An_ordinary_address_is_public(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1 ::1 10.1.1.1 172.16.0.1 192.168.1.1 100.64.0.1 198.18.0.1 fd00::1 ::ffff:10.0.0.1 64:ff9b::10.0.0.1", true)]
    [InlineData("0.0.0.0 169.254.169.254 ::ffff:169.254.169.254 fe80::1 224.0.0.1 255.255.255.255 192.0.2.1 2001:db8::1 ::", false)]
    public void The_operators_setting_opens_private_networks_and_no_others(string addresses, bool admitted)
    {
        var guard = Fetchers.Guard(options => options.AllowPrivateAddresses = true);

        Assert.All(addresses.Split(' '), address => Assert.Equal(admitted, guard.Refuse("host", IPAddress.Parse(address)) is null));
    }

    private static TheoryData<string> Rows(params string[] ranges) => [.. ranges.SelectMany(range => range.Split(' '))];
}
