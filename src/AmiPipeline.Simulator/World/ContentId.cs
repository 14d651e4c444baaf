using System.Security.Cryptography;
using System.Text;

namespace AmiPipeline.Simulator.World;

/// <summary>Stands for data that is never looked into: equal ids, equal data.</summary>
internal static class ContentId
{
    /// <summary>The content of a volume that was made of nothing.</summary>
    public const string Empty = "empty";

    /// <summary>The content of a root volume after an operating system started from it.</summary>
    public static string AfterBoot(string content, string instanceId, int boot) => FromText($"{content} booted by {instanceId}, time {boot}");

    public static string FromText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
