using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Simulator.World;

/// <summary>
/// The addresses and the one network interface of an instance. Nothing listens there. Public ones are out of a block that no machine has (RFC 2544).
/// </summary>
/// <param name="Private">Its address in its subnet.</param>
/// <param name="HasPublic">Whether it has a public address too while it runs.</param>
internal sealed record InstanceAddresses(string Private, bool HasPublic)
{
    public static string InterfaceIdOf(string instanceId) => "eni-" + instanceId["i-".Length..];

    public static string AttachmentIdOf(string instanceId) => "eni-attach-" + instanceId["i-".Length..];

    /// <summary>A locally administered one.</summary>
    public static string MacOf(string instanceId)
    {
        var bytes = Hash(instanceId);
        return string.Create(CultureInfo.InvariantCulture, $"02:{bytes[0]:x2}:{bytes[1]:x2}:{bytes[2]:x2}:{bytes[3]:x2}:{bytes[4]:x2}");
    }

    /// <summary>Another one after each start, as EC2 gives them.</summary>
    public static string PublicOf(string instanceId, int boots)
    {
        var bytes = Hash($"{instanceId} {boots}");
        return string.Create(CultureInfo.InvariantCulture, $"198.{18 + (bytes[0] & 1)}.{bytes[1]}.{bytes[2]}");
    }

    /// <summary>EC2's DNS name of a private address, such as <c>ip-172-31-0-4.ec2.internal</c>.</summary>
    public static string PrivateNameOf(string address, string region) =>
        $"ip-{address.Replace('.', '-')}.{(region == "us-east-1" ? "ec2" : region + ".compute")}.internal";

    /// <summary>EC2's DNS name of a public address.</summary>
    public static string PublicNameOf(string address, string region) =>
        $"ec2-{address.Replace('.', '-')}.{(region == "us-east-1" ? "compute-1" : region + ".compute")}.amazonaws.com";

    /// <summary>The first free address of a block, whose first four and last one are EC2's own; null when none is left.</summary>
    public static string? FirstFree(string block, IEnumerable<string> taken)
    {
        var network = IPNetwork.Parse(block);
        var first = (uint)IPAddress.NetworkToHostOrder(BitConverter.ToInt32(network.BaseAddress.GetAddressBytes()));
        var used = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(4, (1 << (32 - network.PrefixLength)) - 5)
            .Select(offset => new IPAddress((uint)IPAddress.HostToNetworkOrder((int)(first + (uint)offset))).ToString())
            .FirstOrDefault(address => !used.Contains(address));
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
